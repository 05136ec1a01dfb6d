import assert from 'node:assert/strict';
import { sources } from '../../support/l10n/sources.ts';
import { translatedTexts } from '../../support/l10n/translatedTexts.ts';
import { faults, readTexts, translations } from '../../support/l10n/translations.ts';

const bundles = translations('l10n/bundle.l10n.*.json');
const manifests = translations('package.nls.*.json');

describe('faults of a translation', () => {
  const english = { 'Open {0}': 'Open {0}', 'Set/a verb': { message: 'Set', comment: ['a verb'] }, Send: 'Send' };

  it('are what it lacks, what nobody uses, and other places', () => {
    const texts = { 'Open {0}': '{1} öffnen', 'Set/a verb': 'Setzen', Gone: 'Weg' };
    assert.deepEqual(faults(english, { file: '', texts }), [
      'missing: "Send"',
      'no longer used: "Gone"',
      'other places or commands: "Open {0}"',
    ]);
  });

  it('are none where all is said', () => {
    const texts = { 'Open {0}': '{0} öffnen', 'Set/a verb': 'Setzen', Send: 'Senden' };
    assert.deepEqual(faults(english, { file: '', texts }), []);
  });

  it('are commands that a link of another name runs', () => {
    const texts = { a: '[Los](command:b)' };
    assert.equal(faults({ a: '[Go](command:a)' }, { file: '', texts }).length, 1);
  });
});

describe('each translation', () => {
  const { texts } = translatedTexts(sources());

  it('is there for the code and for package.json', () => {
    const languages = bundles.map(({ file }) => /bundle\.l10n\.(.+)\.json$/.exec(file)?.[1]);
    assert.ok(languages.includes('de'));
    assert.deepEqual(
      manifests.map(({ file }) => /package\.nls\.(.+)\.json$/.exec(file)?.[1]),
      languages,
    );
  });

  it('stands beside English texts that are those of the code', () => {
    assert.deepEqual(readTexts('l10n/bundle.l10n.json'), texts, 'Run "npm run l10n".');
  });

  for (const bundle of bundles) {
    it(`${bundle.file} says all that the code says`, () => assert.deepEqual(faults(texts, bundle), []));
  }

  for (const manifest of manifests) {
    it(`${manifest.file} says all that package.json says`, () => {
      assert.deepEqual(faults(readTexts('package.nls.json'), manifest), []);
    });
  }
});
