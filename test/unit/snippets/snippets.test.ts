import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { wholeProgram } from '../../../src/explorer/snippets/layout.ts';
import type { SnippetVariant } from '../../../src/explorer/snippets/variant.ts';
import { snippetVariants, writeSnippet } from '../../../src/explorer/snippets.ts';
import { projectRoot } from '../../support/projectRoot.ts';
import { removeFolder, temporaryFolder } from '../../support/temporaryFolder.ts';
import { awkwardCalls } from './awkwardCalls.ts';

const url = 'https://trackberry.ag/api/v1/shipments';

function variant(id: string): SnippetVariant {
  const found = snippetVariants.find((each) => each.id === id);
  assert.ok(found);
  return found;
}

function text(id: string, call: Parameters<typeof writeSnippet>[1]): string {
  const written = writeSnippet(variant(id), call);
  assert.ok(written.ok);
  return wholeProgram(variant(id), written.program);
}

describe('snippets', () => {
  it('have ids and labels of their own', () => {
    for (const key of ['id', 'label'] as const) {
      const values = snippetVariants.map((each) => each[key]);
      assert.deepEqual([...new Set(values)], values);
    }
  });

  for (const { id, label } of snippetVariants) {
    it(`read the token from the environment (${label})`, () => {
      const code = text(id, { method: 'GET', url, headers: [] });
      assert.match(code, /TRACKBERRY_API_TOKEN/);
      assert.match(code, /bearer/i);
      assert.doesNotMatch(code, /YOUR/);
    });
  }

  it('show curl as the documentation does', () => {
    assert.equal(
      text('curl', { method: 'POST', url, headers: [['X-Trace', '1']], body: '{"a": "it\'s"}' }),
      `curl -X POST 'https://trackberry.ag/api/v1/shipments' \\
  -H "Authorization: Bearer $TRACKBERRY_API_TOKEN" \\
  -H 'Content-Type: application/json' \\
  -H 'X-Trace: 1' \\
  --data-raw '{"a": "it'\\''s"}'
`,
    );
  });

  it('keep curl from reading an IPv6 host as a pattern', () => {
    assert.match(text('curl', { method: 'GET', url: 'http://[::1]:80/', headers: [] }), /^curl --globoff /);
  });

  it('hold no control character that a terminal would act on', () => {
    const call = { method: 'POST', url, headers: [], body: '"\u001b[201~rm\r\u0007\u009b"' } as const;
    for (const { id, label } of snippetVariants) {
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
      assert.doesNotMatch(text(id, call), /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/, label);
    }
  });

  it('say why a call cannot be written', () => {
    const call = { method: 'POST', url, headers: [] } as const;
    const message = (id: string, change: object) => {
      const written = writeSnippet(variant(id), { ...call, ...change });
      return written.ok ? undefined : written.message;
    };
    assert.match(message('go', { body: '"\0"' }) ?? '', /NUL/);
    assert.match(message('wget', { body: 'x'.repeat(200_000) }) ?? '', /argument/);
    assert.match(message('httpie', { headers: [['X', 'a\\:b']] }) ?? '', /backslash/);
    assert.match(message('csharp', { url: `${url}?q=%E2%80%AE` }) ?? '', /direction/);
    assert.equal(message('curl', { body: 'x'.repeat(200_000) }), undefined);
  });

  it('in JavaScript are TypeScript as well', async function () {
    this.timeout(60_000);
    const folder = await temporaryFolder('snippet-types');
    try {
      await symlink(join(projectRoot, 'node_modules'), join(folder, 'node_modules'));
      for (const { id } of snippetVariants.filter(({ languages }) => languages.includes('typescript'))) {
        for (const [name, call] of awkwardCalls('http://127.0.0.1:1')) {
          await writeFile(join(folder, `${id}-${name}.mts`), text(id, call));
        }
      }
      const compilerOptions = {
        strict: true,
        noEmit: true,
        skipLibCheck: true,
        target: 'es2022',
        module: 'nodenext',
        types: ['node'],
      };
      await writeFile(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions }));
      const output = execFileSync(join(projectRoot, 'node_modules', '.bin', 'tsc'), ['-p', folder], {
        encoding: 'utf8',
      });
      assert.equal(output, '');
    } finally {
      await removeFolder(folder);
    }
  });
});
