import assert from 'node:assert/strict';
import { excusesOf, pathsForOthers } from '../../support/l10n/forOthers.ts';
import { plainTexts } from '../../support/l10n/plainTexts.ts';
import { parsed, sources } from '../../support/l10n/sources.ts';

const found = (code: string): string[] => plainTexts(parsed('src/editor/a.ts', code)).map(({ text }) => text);

describe('plainTexts', () => {
  it('finds words with a blank between them, and a word with a capital', () => {
    assert.deepEqual(found("show('Nothing was sent.', 'Retry', `${n} of ${all}`, `$(key) ${name} is gone`);"), [
      'Nothing was sent.',
      'Retry',
      '… of …',
      '$(key) … is gone',
    ]);
  });

  it('finds them in the places where texts for users stand', () => {
    const code = [
      "item.tooltip = 'The tooltip';",
      "const options = { title: 'The title', 'aria-label': 'The label' };",
      "notify.error('The message', actions);",
      "throw new Refusal('The refusal');",
      "class Late extends Error { constructor() { super('The reason'); } }",
      "element('button', { title: 'The button' }, 'The text');",
      "return found ? 'The one' : 'The other';",
      "new Map([['key', 'The value']]);",
    ].join('\n');
    assert.equal(found(code).length, 11);
  });

  it('finds a single small word where it is shown', () => {
    assert.deepEqual(found("item.description = staged ? 'staged' : ''; progress.report({ message: 'sent' });"), [
      'staged',
      'sent',
    ]);
  });

  it('leaves alone what is translated, but not what is put into it', () => {
    assert.deepEqual(found("vscode.l10n.t('Loaded {0}', all ? 'all of them' : few);"), ['all of them']);
  });

  it('leaves alone what no user reads', () => {
    const code = [
      "import a from 'a module'; export * from 'another module';",
      "type Kind = 'a kind' | 'another';",
      "log.info('Said to the log'); this.#log.warn(`${n} in the log`); parts.log.debug('In the log');",
      "throw new Error('A mistake of the program.');",
      "if (kind === 'a kind') names['the name'] = 1;",
      "switch (kind) { case 'a kind': break; }",
      "const name = { 'the key': 1, class: 'quiet row', role: 'the role' };",
      "page.querySelector('main .row'); page.classList.add('quiet row'); headers.get('Retry');",
      'item.contextValue = `${rule} staged`;',
      "const icon = '$(sync~spin)', blank = ' ', number = '1 2', name = 'trackberry.name', kind = 'kind';",
    ].join('\n');
    assert.deepEqual(found(code), []);
  });
});

describe('the texts in the code', () => {
  it('take dates and numbers from src/l10n/formats.ts, which knows the display language', () => {
    const formatted = /\bIntl\.(DateTime|Number|RelativeTime|Duration|List)Format\b|\.toLocale(Date|Time)?String\b/;
    const own = sources().filter((file) => formatted.test(file.text));
    assert.deepEqual(
      own.map(({ fileName }) => fileName),
      [],
    );
  });

  it('are translated where users read them', () => {
    const plain = sources().flatMap((file) => plainTexts(file));
    const missed = plain.map(({ place, text }) => `${place} ${text}`);
    assert.deepEqual(missed, [], 'Pass each to vscode.l10n.t or t, or say in forOthers.ts who reads it.');
  });

  it('are left out for a reason that is still there', () => {
    const all = sources().flatMap((file) => plainTexts(file, () => false));
    const used = new Set(all.flatMap(({ file, text }) => excusesOf(file, text)));
    assert.deepEqual(
      pathsForOthers.filter((path) => !used.has(path)),
      [],
    );
  });
});
