import assert from 'node:assert/strict';
import fc from 'fast-check';
import { removeBlock } from '../../../../src/guard/tracked/markedBlock.ts';
import { isOnlyHead, withScriptLine } from '../../../../src/guard/tracked/shellScript.ts';

const block = `# trackberry-guard: stops a commit that adds a Trackberry API token
npx --no-install trackberry-scan --staged || exit
# trackberry-guard: end
`;
const husky8 = '#!/usr/bin/env sh\n. "$(dirname -- "$0")/_/husky.sh"\n';

describe('The line in a tracked hook script', () => {
  const cases: readonly (readonly [what: string, before: string, after: string])[] = [
    ['goes first', 'npm test\n', `${block}npm test\n`],
    ['follows the interpreter', '#!/bin/bash -e\n\nnpm test', `#!/bin/bash -e\n${block}\nnpm test`],
    ["follows Husky's own line", `${husky8}\nnpm test\n`, `${husky8}${block}\nnpm test\n`],
    ['goes into an empty script', '', block],
    ['is on a line of its own', '#!/bin/sh', `#!/bin/sh\n${block.trimEnd()}`],
    [
      'ends as the others do',
      '#!/bin/sh\r\nnpm test\r\n',
      `#!/bin/sh\r\n${block.replaceAll('\n', '\r\n')}npm test\r\n`,
    ],
  ];
  for (const [what, before, after] of cases) {
    it(`${what}, once, and comes out to the byte`, () => {
      assert.equal(withScriptLine(before, 'husky'), after);
      assert.equal(withScriptLine(after, 'husky'), after);
      assert.equal(removeBlock(after), before);
    });
  }

  it('is not put in where somebody has put it in', () => {
    const text = '#!/bin/sh\nnpx --no-install trackberry-scan --staged\n';
    assert.equal(withScriptLine(text, 'git'), text);
  });

  for (const other of [
    '#!/usr/bin/env node\n',
    '#!/usr/bin/python3\n',
    '#!/usr/bin/fish\n',
    '#!/home/sh/ruby\n',
    '\ufeffnpm test\n',
  ]) {
    it(`is not put into what no POSIX shell runs: ${JSON.stringify(other)}`, () => {
      assert.equal(withScriptLine(other, 'git'), undefined);
    });
  }

  for (const by of ['git', 'husky', 'husky8'] as const) {
    it(`makes a script where there is none, run by ${by}, of which nothing is left`, () => {
      const made = withScriptLine(undefined, by) ?? '';
      assert.equal(made.includes('/_/husky.sh'), by === 'husky8');
      assert.equal(made.startsWith('#!'), by !== 'husky');
      assert.ok(isOnlyHead(removeBlock(made) ?? 'x'));
    });
  }

  it('is not taken out where one of its comments is missing', () => {
    assert.equal(removeBlock(`${block.replace('# trackberry-guard: end\n', '')}npm test\n`), undefined);
  });

  it('comes out of any script to the byte', () => {
    const line = fc.oneof(fc.string(), fc.constantFrom('#!/bin/sh', '. "$(dirname "$0")/_/husky.sh"', 'npm test', ''));
    const script = fc.tuple(fc.array(line), fc.constantFrom('\n', '\r\n')).map(([lines, end]) => lines.join(end));
    fc.assert(
      fc.property(script, (text) => {
        const added = withScriptLine(text, 'git');
        fc.pre(added !== undefined);
        assert.notEqual(added, text);
        assert.equal(removeBlock(added), text);
      }),
    );
  });
});
