import assert from 'node:assert/strict';
import { ignoreLine } from '../../../src/fix/ignoreLine.ts';
import { edited } from '../../../src/fix/replacement.ts';
import { literalTokens, noKnownTokens } from '../../../src/scan/known/knownTokens.ts';
import { scanText } from '../../../src/scan/scanner.ts';
import { aToken } from '../scan/inventedTokens.ts';

const reason = 'invented, for the tests';

function ignored(text: string, file: string, languageId?: string): string | undefined {
  const fix = ignoreLine({ text, start: text.indexOf(aToken), file, reason, ...(languageId && { languageId }) });
  return fix.kind === 'refused' ? undefined : edited(text, fix.edits);
}

describe('The comment that ignores a finding', () => {
  const lines: Readonly<Record<string, readonly [line: string, comment: string]>> = {
    'a.py': [`    trackberry_token = "${aToken}"`, `    # trackberry:ignore ${reason}`],
    'deploy/run.sh': [`\texport TRACKBERRY_API_TOKEN=${aToken}`, `\t# trackberry:ignore ${reason}`],
    'a.ts': [`  const trackberryToken = '${aToken}';`, `  // trackberry:ignore ${reason}`],
    'A.java': [`String trackberryToken = "${aToken}";`, `// trackberry:ignore ${reason}`],
    'a.sql': [`  SET trackberry_token = '${aToken}';`, `  -- trackberry:ignore ${reason}`],
    'core.clj': [`(def trackberry-token "${aToken}")`, `; trackberry:ignore ${reason}`],
    'app.ini': [`trackberry_token = ${aToken}`, `; trackberry:ignore ${reason}`],
    '.env.production': [`TRACKBERRY_API_TOKEN=${aToken}`, `# trackberry:ignore ${reason}`],
    'run.cmd': [`set TRACKBERRY_API_TOKEN=${aToken}`, `:: trackberry:ignore ${reason}`],
    'App.config': [`<add key="TrackberryApiToken" value="${aToken}" />`, `<!-- trackberry:ignore ${reason} -->`],
    Makefile: [`TRACKBERRY_API_TOKEN := ${aToken}`, `# trackberry:ignore ${reason}`],
  };
  for (const [file, [line, comment]] of Object.entries(lines)) {
    it(`${file}: ${comment.trim()}`, () => {
      const text = `first\n${line}\nlast\n`;
      assert.ok(scanText(text, file, noKnownTokens).length > 0, 'there is something to be ignored');
      const after = ignored(text, file);
      assert.equal(after, `first\n${comment}\n${line}\nlast\n`);
      assert.deepEqual(scanText(after ?? '', file, noKnownTokens), []);
      assert.equal(scanText(after ?? '', file, literalTokens([aToken])).length, 1, 'an own token is never silenced');
    });
  }

  it('keeps the line ends of the text', () => {
    const line = `trackberry_token = "${aToken}"`;
    assert.equal(ignored(`a\r\n${line}\r\n`, 'a.py'), `a\r\n# trackberry:ignore ${reason}\r\n${line}\r\n`);
    assert.equal(ignored(line, 'a.py'), `# trackberry:ignore ${reason}\n${line}`);
  });

  it('goes by the language where the name tells nothing', () => {
    assert.match(ignored(`trackberry_token = "${aToken}"`, '', 'python') ?? '', /^# /);
    assert.match(ignored(`let trackberryToken = "${aToken}"`, 'Untitled-1', 'javascript') ?? '', /^\/\/ /);
  });

  it('is none in a format without comments', () => {
    for (const file of ['a.json', 'week.ipynb', 'calls.har', 'notes.txt', 'LICENSE']) {
      assert.equal(ignored(`"trackberryToken": "${aToken}"`, file), undefined, file);
    }
  });

  it('does not come between a line and the one that it goes on', () => {
    for (const [file, before] of [
      ['a.sh', 'curl https://trackberry.ag \\'],
      ['a.ps1', 'Invoke-RestMethod https://trackberry.ag `'],
      ['a.cmd', 'curl https://trackberry.ag ^'],
    ] as const) {
      assert.equal(ignored(`${before}\n  -H "Authorization: Bearer ${aToken}"\n`, file), undefined, file);
    }
  });

  it('does not come into a string of several lines', () => {
    assert.equal(ignored(`"""\ntrackberry token: ${aToken}\n"""\n`, 'a.py'), undefined);
    assert.equal(ignored(`const text = \`\ntrackberryToken=${aToken}\n\`;\n`, 'a.ts'), undefined);
    assert.equal(ignored(`cat <<EOF\nTRACKBERRY_API_TOKEN=${aToken}\nEOF\n`, 'a.sh'), undefined);
  });

  it('cannot be closed by the reason', () => {
    const fix = ignoreLine({ text: `<a b="${aToken}"/>`, start: 6, file: 'a.xml', reason: 'x --> <script>' });
    assert.match(
      fix.kind === 'refused' ? '' : (fix.edits[0]?.text ?? ''),
      /^<!-- trackberry:ignore x {2}<script> -->\n$/,
    );
  });
});
