import assert from 'node:assert/strict';
import { formatBytes, formatDuration } from '../../../src/explorer/amounts.ts';
import { constraints, defaultText, exampleText } from '../../../src/explorer/constraints.ts';
import { valueForm } from '../../../src/explorer/valueForm.ts';
import type { JsonSchema } from '../../../src/trackberry/operation.ts';

function said(schema: JsonSchema): string {
  return constraints(valueForm(schema));
}

describe('constraints', () => {
  it('say type and bounds in a few words', () => {
    const cases: readonly [JsonSchema, string][] = [
      [{ type: 'integer', minimum: 1, maximum: 100 }, 'whole number, 1 to 100'],
      [{ type: 'number', minimum: 0 }, 'number, at least 0'],
      [
        { type: 'number', exclusiveMinimum: 0, exclusiveMaximum: 9, multipleOf: 0.5 },
        'number, more than 0, less than 9, a multiple of 0.5',
      ],
      [{ type: 'string', minLength: 1, maxLength: 40 }, 'text, at most 40 characters'],
      [{ type: 'string', minLength: 3, maxLength: 3, pattern: '^A' }, 'text, 3 characters, pattern ^A'],
      [{ type: 'string', format: 'date' }, 'text (date)'],
      [{ type: ['string', 'integer', 'null'] }, 'text or whole number, or null'],
      [
        { type: 'array', items: { type: 'integer', minimum: 1 }, maxItems: 1 },
        'one a line, at most 1 item, each whole number, at least 1',
      ],
      [{ type: 'array', items: { enum: ['a', 'b'] }, uniqueItems: true }, 'one a line, none twice, each one of a, b'],
      [{ type: 'object' }, 'JSON: object'],
      [{}, 'JSON'],
      [{ type: 'string', minimum: 'x', pattern: 1, format: [] }, 'text'],
    ];
    for (const [schema, text] of cases) {
      assert.equal(said(schema), text);
    }
  });

  it('say nothing where one chooses from a list', () => {
    assert.equal(said({ type: 'boolean' }), '');
    assert.equal(said({ enum: ['a', 1] }), '');
  });

  it('take default and example where they are single values', () => {
    assert.equal(defaultText(valueForm({ type: 'integer', default: 25 })), '25');
    assert.equal(defaultText(valueForm({ type: 'boolean', default: false })), 'false');
    assert.equal(defaultText(valueForm({ default: {} })), '');
    assert.equal(exampleText(valueForm({ type: 'string', examples: ['BU-1341', 'x'] })), 'BU-1341');
    assert.equal(exampleText(valueForm({ type: 'string', example: 'BU-1' })), 'BU-1');
    assert.equal(exampleText(valueForm({ type: 'array', items: { type: 'string' }, examples: [['a', 'b']] })), 'a, b');
    assert.equal(exampleText(valueForm({ examples: [{ a: 1 }] })), '{"a":1}');
    assert.equal(exampleText(valueForm({ type: 'string', examples: [] })), '');
  });
});

describe('amounts', () => {
  it('are short and have a unit', () => {
    assert.deepEqual([0, 7.6, 999.4, 999.6, 1250, 59_400, 59_900, 65_000].map(formatDuration), [
      '0 ms',
      '8 ms',
      '999 ms',
      '1.00 s',
      '1.25 s',
      '59.40 s',
      '1 min 0 s',
      '1 min 5 s',
    ]);
    assert.deepEqual([0, 999, 1500, 999_949, 999_950, 3_200_000].map(formatBytes), [
      '0 B',
      '999 B',
      '1.5 KB',
      '999.9 KB',
      '1.0 MB',
      '3.2 MB',
    ]);
  });
});
