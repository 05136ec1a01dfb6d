import { join } from 'node:path';

/** The checkout: every path of the test set-up starts here, whatever the current folder. */
export const projectRoot = join(import.meta.dirname, '..', '..');
