/**
 * `npm run bench:scan`: the scanner for hard-coded tokens, beside gitleaks, kingfisher, secretlint and ripgrep on the same
 * files in the same run.
 */

import { documentCase } from './scan/cases/document.ts';
import { hostileCase } from './scan/cases/hostile.ts';
import { describeSetting } from './support/report.ts';
import { runBench } from './support/runBench.ts';

await runBench([documentCase, hostileCase], describeSetting([]), ['Medians; times are of the wall clock.']);
