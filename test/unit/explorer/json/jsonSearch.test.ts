import assert from 'node:assert/strict';
import fc from 'fast-check';
import { JsonIndex } from '../../../../src/explorer/json/jsonIndex.ts';
import { indexJson } from '../../../../src/explorer/json/jsonIndexer.ts';
import { JsonSearch } from '../../../../src/explorer/json/jsonSearch.ts';
import { atOnce } from '../../../../src/steps/steps.ts';

/** What is found, as it stands in the text, with the key or position of its node. */
function found(text: string, needle: string): string[] {
  const index = indexJson(text);
  assert.ok(index instanceof JsonIndex);
  const search = new JsonSearch(index, needle);
  atOnce(search.run());
  return Array.from({ length: search.length }, (_, at) => {
    const start = search.match(at);
    const node = index.nodeAt(start);
    return `${index.key(node) ?? index.position(node)}@${start}`;
  });
}

describe('JsonSearch', () => {
  it('finds in keys and values, in small letters or capitals', () => {
    assert.deepEqual(found('{"Status":"a status","n":[true,12345678901234567890]}', 'status'), [
      'Status@2',
      'Status@13',
    ]);
    assert.deepEqual(found('{"n":[true,12345678901234567890]}', 'TRUE'), ['0@6']);
    assert.deepEqual(found('{"n":[true,12345678901234567890]}', '67890'), ['1@16', '1@26']);
  });

  it('takes quotes, commas and brackets between values for what they are', () => {
    const text = '{"a":"b","c":["d","{,:[\\""]}';
    for (const structure of ['","', '":"', 'b"', '"a']) {
      assert.deepEqual(found(text, structure), [], structure);
    }
    assert.deepEqual(found(text, '{,:['), [`1@${text.indexOf('{,')}`]);
    assert.deepEqual(found(text, '"'), [`1@${text.indexOf('\\"')}`]);
  });

  it('finds what is escaped, as it reads and as it is shown', () => {
    const text = '["Caf\\u00c9","a\\/b","\\u001b[31m","C:\\\\x","Café"]';
    assert.deepEqual(found(text, 'café').length, 2);
    assert.deepEqual(found(text, 'a/b').length, 1);
    assert.deepEqual(found(text, '\\u001b[31m').length, 1);
    assert.deepEqual(found(text, 'c:\\x').length, 1);
  });

  it('finds each text in itself, whatever is in it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1 }), (text) => {
        assert.ok(found(JSON.stringify([text]), text).length > 0);
        const escaped = text.replace(/./gsu, (each) =>
          each.replace(/[\s\S]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`),
        );
        assert.ok(/\w/.test(text) || found(`["${escaped}"]`, text).length > 0);
      }),
    );
  });
});
