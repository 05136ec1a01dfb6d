import { strict as assert } from 'node:assert';
import { fixedText, refusalOf } from './marked.ts';
import { shownCases } from './shownCases.ts';

describe('What the fix makes of a text', () => {
  for (const [file, cases] of Object.entries(shownCases)) {
    for (const [template, expected] of cases) {
      it(`${file}: ${template.slice(0, 60).replace(/\s+/g, ' ')}`, () => {
        if (typeof expected === 'string') {
          assert.equal(fixedText({ file, template }), expected);
        } else {
          assert.match(refusalOf({ file, template }), expected);
        }
      });
    }
  }
});
