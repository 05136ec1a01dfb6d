import assert from 'node:assert/strict';
import { literalTokens, noKnownTokens } from '../../../src/scan/known/knownTokens.ts';
import { scanText } from '../../../src/scan/scanner.ts';
import { anotherToken, aToken } from './inventedTokens.ts';

function linesFound(text: string, known = noKnownTokens): number[] {
  return scanText(text, 'a.py', known).map(({ start }) => start.line);
}

const assignment = `TRACKBERRY_API_TOKEN = "${aToken}"`;

describe('The comment trackberry:ignore', () => {
  for (const [name, text] of Object.entries({
    'on the same line': `${assignment}  # trackberry:ignore revoked long ago`,
    'alone on the line before': `# trackberry:ignore: revoked long ago\n${assignment}`,
    'before CR LF': `# trackberry:ignore revoked\r\n${assignment}`,
    indented: `  // trackberry:ignore (test data)\n  ${assignment}`,
    'in HTML': `<!-- trackberry:ignore test data -->\n<p>${assignment}</p>`,
    'with a reason in any language': `${assignment} # trackberry:ignore élimé`,
    'in any case': `${assignment} -- Trackberry:Ignore revoked`,
  })) {
    it(`silences a finding: ${name}`, () => {
      assert.deepEqual(linesFound(text), []);
    });
  }

  for (const [name, text] of Object.entries({
    'without a reason': `${assignment}  # trackberry:ignore`,
    'without a reason, closed': `/* trackberry:ignore */\n${assignment}`,
    'with the reason on the next line': `# trackberry:ignore\n${assignment}`,
    'behind code on the line before': `x = 1  # trackberry:ignore revoked\n${assignment}`,
    'two lines before': `# trackberry:ignore revoked\n\n${assignment}`,
    'on the line after': `${assignment}\n# trackberry:ignore revoked`,
  })) {
    it(`silences nothing: ${name}`, () => {
      assert.equal(linesFound(text).length, 1);
    });
  }

  it('silences its own line only', () => {
    const text = `${assignment} # trackberry:ignore revoked\nTRACKBERRY_TOKEN = "${anotherToken}"`;
    assert.deepEqual(linesFound(text), [1]);
  });

  it("never silences the user's own token", () => {
    assert.deepEqual(linesFound(`${assignment} # trackberry:ignore mine`, literalTokens([aToken])), [0]);
  });
});
