/**
 * `npm run l10n`: writes l10n/bundle.l10n.json, the English texts of the code, from which translations are made.
 */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { projectRoot } from '../projectRoot.ts';
import { sources } from './sources.ts';
import { translatedTexts } from './translatedTexts.ts';

const { texts, errors } = translatedTexts(sources());
for (const error of errors) console.error(error);
await writeFile(join(projectRoot, 'l10n/bundle.l10n.json'), `${JSON.stringify(texts, undefined, 2)}\n`);
console.log(`l10n/bundle.l10n.json: ${Object.keys(texts).length} texts`);
if (errors.length > 0) process.exitCode = 1;
