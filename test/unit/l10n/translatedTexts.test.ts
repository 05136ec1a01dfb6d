import assert from 'node:assert/strict';
import { parsed, sources } from '../../support/l10n/sources.ts';
import { type TranslatedTexts, translatedTexts } from '../../support/l10n/translatedTexts.ts';

const load = (code: string): TranslatedTexts => translatedTexts([parsed('src/editor/a.ts', code)]);
const importT = "import { config, t } from '@vscode/l10n';\n";
/** In a function, where a text may be translated. */
const read = (code: string): TranslatedTexts => load(`function run() {${code}}`);
const readPure = (code: string): TranslatedTexts => load(`${importT}function run() {${code}}`);

describe('translatedTexts', () => {
  it('finds what is translated in both ways', () => {
    const { texts, errors } = readPure(
      "vscode.l10n.t('Open'); l10n.t('{0} of {1}', a, b); t('{name} is gone', { name });",
    );
    assert.deepEqual(texts, { Open: 'Open', '{0} of {1}': '{0} of {1}', '{name} is gone': '{name} is gone' });
    assert.deepEqual(errors, []);
  });

  it('keeps a comment, by which equal English texts are told apart', () => {
    const { texts } = read("vscode.l10n.t({ message: 'Open {0}', args: [file], comment: ['a verb'] });");
    assert.deepEqual(texts, { 'Open {0}/a verb': { message: 'Open {0}', comment: ['a verb'] } });
  });

  it('takes no other function of this name for it', () => {
    assert.deepEqual(read("t('Open'); other.t('Open');").texts, {});
  });

  it('refuses texts that cannot be collected', () => {
    for (const text of ['`Open ${name}`', "'Open ' + name", 'text', '']) {
      assert.equal(readPure(`t(${text});`).errors.length, 1, text);
    }
  });

  it('refuses places for which no value is given, and values for which there is no place', () => {
    for (const call of [
      "'{0}'",
      "'{1}', a",
      "'a', b",
      "'{0}', a, b",
      "'{a}', { b }",
      "'{0}', ...all",
      "'{a}', { ...all }",
    ]) {
      assert.equal(readPure(`t(${call});`).errors.length, 1, call);
    }
    assert.match(
      readPure("\nt('{0}');").errors.join(),
      /^src\/editor\/a\.ts:3: the text has the places \{0\}, .* none$/,
    );
  });
});

describe('translatedTexts, of what runs when a file is loaded,', () => {
  const early = (code: string) => load(importT + code).errors.length;

  it('refuses texts that are made before a translation is there', () => {
    assert.equal(early("const label = t('Open');"), 1);
    assert.equal(early("const labels = [['open', t('Open')]];"), 1);
    assert.equal(early("const label = vscode.l10n.t('Open');"), 1);
    assert.equal(early("class Button { static readonly label = t('Open'); }"), 1);
  });

  it('takes those that a function makes, or an object for itself', () => {
    assert.equal(early("const label = () => t('Open');"), 0);
    assert.equal(early("class Button { readonly label = t('Open'); }"), 0);
  });
});

describe('the texts that are translated', () => {
  it('are all plain literals with a value for each of their places', () => {
    assert.deepEqual(translatedTexts(sources()).errors, []);
  });
});
