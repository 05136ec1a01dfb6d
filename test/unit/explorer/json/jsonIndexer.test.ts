import assert from 'node:assert/strict';
import fc from 'fast-check';
import { JsonIndex } from '../../../../src/explorer/json/jsonIndex.ts';
import { indexJson, JsonIndexer } from '../../../../src/explorer/json/jsonIndexer.ts';

function indexed(text: string): JsonIndex {
  const index = indexJson(text);
  assert.ok(index instanceof JsonIndex, `${text} is JSON`);
  return index;
}

/** The value that the index tells of, put together without JSON.parse of anything but plain values. */
function rebuilt(index: JsonIndex, node = 0): unknown {
  const kind = index.kind(node);
  if (kind !== 'object' && kind !== 'array') {
    return JSON.parse(index.source(node));
  }
  const children: number[] = [];
  for (let each = node + 1; each < index.next(node); each = index.next(each)) {
    assert.equal(index.parent(each), node);
    assert.equal(index.position(each), children.length);
    assert.equal(index.depth(each), index.depth(node) + 1);
    children.push(each);
  }
  assert.equal(index.childCount(node), children.length);
  if (kind === 'array') {
    assert.deepEqual(
      children.filter((each) => index.keySource(each) !== undefined),
      [],
    );
    return children.map((each) => rebuilt(index, each));
  }
  const object = {};
  for (const each of children) {
    const descriptor = { value: rebuilt(index, each), configurable: true, enumerable: true, writable: true };
    Object.defineProperty(object, index.key(each) ?? '', descriptor); // as JSON.parse does with __proto__
  }
  return object;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** JSON text with white space anywhere, as no JSON.stringify writes it. */
const spacedJson = fc
  .tuple(fc.jsonValue({ maxDepth: 3 }), fc.array(fc.constantFrom('', ' ', '\n', '\t', '\r\n '), { minLength: 1 }))
  .map(([value, spaces]) => {
    let count = 0;
    const space = () => spaces[count++ % spaces.length];
    return JSON.stringify(value).replace(
      /"(?:\\.|[^"\\])*"|[[\]{},:]|[^[\]{},:"]+/g,
      (token) => `${space()}${token}${space()}`,
    );
  });

describe('JsonIndexer', () => {
  it('finds every value where JSON.parse does', () => {
    fc.assert(
      fc.property(spacedJson, (text) => {
        assert.deepEqual(rebuilt(indexed(text)), JSON.parse(text));
        assert.deepEqual(JSON.parse(indexed(text).source(0)), JSON.parse(text));
      }),
    );
  });

  it('takes a text exactly when JSON.parse does', () => {
    const part = fc.constantFrom(
      ...'{}[]:,"\\ \n-+.eE0123456789truefalsn/ub',
      'true',
      'null',
      '"a"',
      '"a":',
      '\\u00e9',
      '\u2028',
      '\u0001',
      '1.5e3',
    );
    const broken = fc
      .tuple(spacedJson, fc.nat(), fc.nat(3), fc.array(part, { maxLength: 3 }))
      .map(([text, at, cut, put]) => {
        const place = at % (text.length + 1);
        return text.slice(0, place) + put.join('') + text.slice(place + cut);
      });
    const loose = fc.array(part, { maxLength: 12 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(fc.oneof(broken, loose), (text) => {
        assert.equal(indexJson(text) instanceof JsonIndex, isJson(text), JSON.stringify(text));
      }),
      { numRuns: 2_000 },
    );
  });

  it('comes to the same in however small pieces', () => {
    fc.assert(
      fc.property(fc.oneof(spacedJson, fc.string()), fc.integer({ min: 1, max: 7 }), (text, units) => {
        const indexer = new JsonIndexer(text);
        let result = indexer.run(units);
        while (result === undefined) {
          result = indexer.run(units);
        }
        assert.deepEqual(
          result instanceof JsonIndex ? rebuilt(result) : result,
          isJson(text) ? JSON.parse(text) : indexJson(text),
        );
      }),
    );
  });

  it('says where a text stops being JSON, and why', () => {
    const fault = (text: string) => {
      const result = indexJson(text);
      assert.ok(!(result instanceof JsonIndex));
      return `${result.line}:${result.column} ${result.reason}`;
    };
    assert.equal(fault(''), '1:1 the text ends too soon');
    assert.equal(fault('<html>'), '1:1 a value is missing');
    assert.equal(fault('{\n  "a": 1\n  "b": 2\n}'), '3:3 a comma or } is missing');
    assert.equal(fault('[1 2]'), '1:4 a comma or ] is missing');
    assert.equal(fault('[1,]'), '1:4 a value is missing');
    assert.equal(fault("{'a': 1}"), '1:2 a key in double quotes is missing');
    assert.equal(fault('{"a" 1}'), '1:6 a colon is missing');
    assert.equal(fault('{"a":'), '1:6 a value is missing');
    assert.equal(fault('[01]'), '1:2 a number does not begin with a zero');
    assert.equal(fault('[1.]'), '1:4 digits are missing after the decimal point');
    assert.equal(fault('["a\nb"]'), '1:4 a control character in a string has to be escaped');
    assert.equal(fault('["\\x"]'), '1:3 this escape in a string is not known');
    assert.equal(fault('["a'), '1:2 this string never ends');
    assert.equal(fault('{}\n{}'), '2:1 nothing may follow the value');
    assert.equal(fault('[[1]'), '1:5 the text ends too soon');
  });

  it('keeps digits, repeated keys and __proto__ as they came', () => {
    const index = indexed('{ "n" : 12345678901234567890 , "n":1.10,"__proto__":{"x":[]}, "\\u00e9": "\\u202e" }');
    const children = [1, 2, 3, 5];
    assert.deepEqual(
      children.map((node) => index.source(node)),
      ['12345678901234567890', '1.10', '{"x":[]}', '"\\u202e"'],
    );
    assert.deepEqual(
      children.map((node) => index.key(node)),
      ['n', 'n', '__proto__', 'é'],
    );
    assert.equal(index.keySource(5), '"\\u00e9"');
    assert.equal(index.stringValue(5), '\u202e');
    assert.equal(index.child(0, 'n'), 2);
    assert.equal(index.child(0, 'toString'), undefined);
  });

  it('tells which node a place in the text belongs to', () => {
    const text = '{"a":[1, "two"],"b":{"c":null}}';
    const index = indexed(text);
    for (const [sign, path] of [
      ['"a"', 'a'],
      ['[1', 'a'],
      ['two', 'a/1'],
      ['"c"', 'b/c'],
      ['null', 'b/c'],
    ] as const) {
      const node = index.nodeAt(text.indexOf(sign));
      let expected = 0;
      for (const key of path.split('/')) {
        expected = index.child(expected, key) ?? -1;
      }
      assert.equal(node, expected, sign);
    }
    assert.equal(index.nodeAt(0), 0);
  });

  it('takes 100,000 levels, and a million elements', () => {
    const levels = 100_000;
    const deep = indexed('['.repeat(levels) + ']'.repeat(levels));
    assert.equal(deep.length, levels);
    assert.equal(deep.depth(levels - 1), levels - 1);
    assert.equal(deep.end(0), 2 * levels);
    const wide = indexed(JSON.stringify(new Array(1_000_000).fill(7)));
    assert.equal(wide.childCount(0), 1_000_000);
    assert.equal(wide.source(1_000_000), '7');
  });
});
