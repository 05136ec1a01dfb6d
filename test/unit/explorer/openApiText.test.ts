import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readOpenApiText } from '../../../src/explorer/openApiText.ts';

const json = JSON.stringify({
  openapi: '3.1.0',
  paths: { '/a': { get: { responses: { '200': { description: '' } } } } },
});
const yaml = "openapi: 3.0.3\npaths:\n  /a:\n    get:\n      responses:\n        200:\n          description: ''\n";

function faultOf(text: string): string {
  const read = readOpenApiText(text);
  assert.ok(!read.ok, text.slice(0, 80));
  assert.doesNotMatch(read.fault, /\.$|undefined|\[object/);
  return read.fault;
}

describe('readOpenApiText', () => {
  it('reads JSON and YAML', () => {
    const fromJson = readOpenApiText(json);
    const fromYaml = readOpenApiText(yaml);
    assert.ok(fromJson.ok && fromYaml.ok);
    assert.deepEqual(fromYaml.document, { ...fromJson.document, openapi: '3.0.3' });
  });

  it('says what else a text is', () => {
    assert.match(faultOf(''), /not an OpenAPI document/);
    assert.match(faultOf('just words'), /not an OpenAPI document/);
    assert.match(faultOf('[1, 2]'), /not an OpenAPI document/);
    assert.match(faultOf('{"swagger": "2.0", "paths": {}}'), /Swagger 2\.0/);
    assert.match(faultOf('{"openapi": "4.0.0", "paths": {}}'), /not an OpenAPI 3 document/);
    assert.match(faultOf('{"openapi": "3.1.0"}'), /no "paths"/);
    assert.match(faultOf('{"openapi": "3.1.0", "paths": []}'), /no "paths"/);
  });

  it('names the line of what is not valid', () => {
    const read = readOpenApiText('openapi: 3.1.0\npaths:\n  /a: {get: [}\n');
    assert.ok(!read.ok);
    assert.equal(read.line, 3);
    assert.match(read.fault, /^Line 3 is not valid/);
    assert.match(faultOf('{\n"openapi": "3.1.0",\n"paths": {"/a": }}}'), /^Line 3/);
    assert.match(faultOf('openapi: 3.1.0\npaths: {}\npaths: {}\n'), /^Line 3 .*unique/);
  });

  it('refuses aliases that stand for millions of values, plain or merged', () => {
    const level = (at: number) =>
      `a${at}: &a${at} [${Array(10)
        .fill(`*a${at - 1}`)
        .join(', ')}]`;
    const plain = ['openapi: 3.1.0', 'a0: &a0 [x]', ...[1, 2, 3, 4, 5, 6, 7, 8, 9].map(level), 'paths: *a9'].join('\n');
    assert.match(faultOf(plain), /alias/i);
    const merged = ['openapi: 3.1.0', 'a0: &a0 {x: 1}'];
    for (let at = 1; at < 30; at += 1) {
      merged.push(`a${at}: &a${at}`, `  <<: [*a${at - 1}, *a${at - 1}]`, `  k: *a${at - 1}`);
    }
    assert.match(faultOf([...merged, 'paths: *a29'].join('\n')), /alias/i);
  });

  it('refuses what is nested too deeply or too large', () => {
    assert.match(faultOf(`openapi: 3.1.0\npaths: ${'['.repeat(100_000)}`), /nested too deeply/);
    assert.match(faultOf(`openapi: 3.1.0\nx: ${'y'.repeat(1_000_001)}`), /larger than 1 MB/);
    assert.match(faultOf(`{"openapi": "3.1.0", "x": "${'y'.repeat(10_000_001)}"}`), /larger than 10 MB/);
    assert.ok(readOpenApiText(json.replace('}', `}, "x": "${'y'.repeat(9_000_000)}"`).replace('}, "x"', '}, "x"')).ok);
  });

  it('changes no prototype', () => {
    for (const text of [json.replace('{', '{"__proto__": {"polluted": 1},'), `__proto__: {polluted: 1}\n${yaml}`]) {
      const read = readOpenApiText(text);
      assert.ok(read.ok);
      assert.equal(Object.getPrototypeOf(read.document), Object.prototype);
      assert.equal('polluted' in {}, false);
    }
  });

  it('fails for no text', () => {
    const part = fc.constantFrom(
      'openapi',
      ': ',
      '3.1.0',
      '\n',
      '  ',
      'paths',
      '{',
      '}',
      '[',
      ']',
      '&a',
      '*a',
      '<<',
      '- ',
      '"',
      "'",
      '!!',
      '|',
      '\t',
      '#',
      '%',
      '\u0000',
    );
    fc.assert(
      fc.property(fc.array(part), (parts) => assert.equal(typeof readOpenApiText(parts.join('')).ok, 'boolean')),
    );
  });
});
