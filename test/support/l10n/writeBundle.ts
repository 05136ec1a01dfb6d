/**
 * `npm run l10n`: writes l10n/bundle.l10n.json, the English texts of the code, from which translations are made, and says
 * what each translation lacks.
 */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { projectRoot } from '../projectRoot.ts';
import { sources } from './sources.ts';
import { translatedTexts } from './translatedTexts.ts';
import { faults, readTexts, translations } from './translations.ts';

const { texts, errors } = translatedTexts(sources());
for (const error of errors) console.error(error);
await writeFile(join(projectRoot, 'l10n/bundle.l10n.json'), `${JSON.stringify(texts, undefined, 2)}\n`);
console.log(`l10n/bundle.l10n.json: ${Object.keys(texts).length} texts`);
const manifest = readTexts('package.nls.json');
for (const [english, pattern] of [
  [texts, 'l10n/bundle.l10n.*.json'],
  [manifest, 'package.nls.*.json'],
] as const) {
  for (const translation of translations(pattern)) {
    console.log([translation.file, ...faults(english, translation)].join('\n  '));
  }
}
if (errors.length > 0) process.exitCode = 1;
