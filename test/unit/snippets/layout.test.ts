import assert from 'node:assert/strict';
import { inserted, type Place, wholeProgram } from '../../../src/explorer/snippets/layout.ts';
import { snippetVariants, writeSnippet } from '../../../src/explorer/snippets.ts';

const call = {
  method: 'POST',
  url: 'https://trackberry.ag/api/v1/shipments',
  headers: [],
  body: '{\n  "a": 1\n}',
} as const;
const place: Place = { before: '', after: '', indent: '    ', eol: '\n', amongCode: true };

function written(id: string) {
  const variant = snippetVariants.find((each) => each.id === id);
  assert.ok(variant);
  const snippet = writeSnippet(variant, call);
  assert.ok(snippet.ok);
  return { variant, program: snippet.program };
}

function at(id: string, change: Partial<Place>): string {
  const { variant, program } = written(id);
  return inserted(variant, program, { ...place, ...change });
}

describe('the layout of a snippet', () => {
  it('indents code, and never what stands inside a string', () => {
    const text = at('python-requests', { before: '        ' });
    assert.match(text, /^import os\n\n {8}import requests\n/);
    assert.match(text, /\n {12}"Content-Type"/);
    assert.match(text, /\n {8}body = r'''\{\n {2}"a": 1\n\}'''\n/);
  });

  it('takes the indentation and the line ends of the document', () => {
    const text = at('go', { before: '\t', indent: '\t', eol: '\r\n' });
    assert.match(text, /\r\n\tif err != nil \{\r\n\t\tlog\.Fatal\(err\)\r\n\t\}\r\n/);
    assert.doesNotMatch(text, /[^\r]\n/);
  });

  it('stands on lines of its own', () => {
    assert.match(at('curl', { before: '  echo', after: ' done' }), /^\n {2}curl [\s\S]*\n {2}$/);
    assert.match(at('curl', { before: '  ', after: '  ' }), /^curl [\s\S]*[^ \n]$/);
  });

  it('is statements alone among code, with a comment for what the head of the file needs', () => {
    const java = at('java', {});
    assert.match(java, /^\/\/ import: java\.net\.URI, java\.net\.http\.HttpClient/);
    assert.doesNotMatch(java, /class Main/);
    assert.match(at('javascript-axios', {}), /^\/\/ import axios from "axios";\nconst response/);
    assert.doesNotMatch(at('php', {}), /<\?php/);
  });

  it('is the whole program elsewhere', () => {
    const { variant, program } = written('java');
    assert.equal(`${at('java', { amongCode: false })}\n`, wholeProgram(variant, program));
    assert.match(
      wholeProgram(variant, program),
      /^import java[\s\S]*\n\npublic class Main \{\n {4}public[\s\S]*\n {8}var body =/,
    );
  });
});
