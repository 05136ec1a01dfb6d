import assert from 'node:assert/strict';
import { afterEach } from 'mocha';
import { violations } from '../../../src/explorer/violations.ts';
import { useTranslation } from '../../../src/l10n/translation.ts';

function messages(schema: object, value: unknown): string[] {
  return violations(schema, value, 'x', 'x').map(({ message }) => message);
}

describe('violations', () => {
  it('are sentences that name the bound', () => {
    const cases: readonly [object, unknown, string][] = [
      [{ type: 'integer' }, 1.5, 'x must be a whole number'],
      [{ type: ['string', 'null'] }, 1, 'x must be text or null'],
      [{ const: 'a' }, 'b', 'x must be a'],
      [{ exclusiveMinimum: 0 }, 0, 'x must be more than 0'],
      [{ exclusiveMaximum: 9 }, 9, 'x must be less than 9'],
      [{ multipleOf: 5 }, 6, 'x must be a multiple of 5'],
      [{ minLength: 1 }, '', 'x must not be empty'],
      [{ minLength: 3 }, 'ab', 'x must have at least 3 characters'],
      [{ maxLength: 3 }, 'abcd', 'x must have at most 3 characters'],
      [{ pattern: '^a$' }, 'b', 'x must match the pattern ^a$'],
      [{ format: 'date' }, 'b', 'x must be written as a date'],
      [{ minItems: 1 }, [], 'x must have at least 1 item'],
      [{ maxItems: 1 }, [1, 2], 'x must have at most 1 item'],
      [{ uniqueItems: true }, [1, 1], 'x must not have the same item twice'],
      [{ minProperties: 2 }, {}, 'x must have at least 2 fields'],
    ];
    for (const [schema, value, message] of cases) {
      assert.deepEqual(messages(schema, value), [message]);
    }
  });

  it('stand at the place they are about, whatever its name is', () => {
    const schema = {
      properties: { 'a/b~c %25#é': { type: 'integer' }, list: { items: { type: 'string' } } },
      required: ['one', 'two'],
      additionalProperties: false,
    };
    assert.deepEqual(violations(schema, { 'a/b~c %25#é': 'x', list: ['a', 1], other: 1 }, 'body', 'The body'), [
      { field: 'body/one', message: 'one is required' },
      { field: 'body/two', message: 'two is required' },
      { field: 'body/a~1b~0c %25#é', message: 'a/b~c %25#é must be a whole number' },
      { field: 'body/list/1', message: 'item 2 of list must be text' },
      { field: 'body/other', message: 'other is not a field of this call' },
    ]);
  });

  it('tell of alternatives what is wrong with the one that was meant', () => {
    const cases: readonly [object, unknown, string][] = [
      [{ anyOf: [{ type: 'string', minLength: 3 }, { type: 'null' }] }, 'ab', 'x must have at least 3 characters'],
      [{ oneOf: [{ type: 'string' }, { type: 'integer', minimum: 3 }] }, 1, 'x must be at least 3'],
      [
        { oneOf: [{ type: 'string' }, { type: 'integer' }, { type: 'string' }] },
        [],
        'x must be text or a whole number',
      ],
      [
        { oneOf: [{ type: 'integer' }, { type: 'number' }] },
        1,
        'x must fit one of the 2 alternatives in the description',
      ],
      [{ anyOf: [{ minLength: 2 }, { pattern: 'b' }] }, 'a', 'x must fit one of the 2 alternatives in the description'],
      [
        {
          oneOf: [
            { properties: { kind: { const: 'a' }, n: { type: 'integer' } } },
            { properties: { kind: { const: 'b' }, n: { type: 'string' } } },
          ],
        },
        { kind: 'a', n: 'q' },
        'n must be a whole number',
      ],
    ];
    for (const [schema, value, message] of cases) {
      assert.deepEqual(messages(schema, value), [message]);
    }
  });

  it('leave the schema as it was', () => {
    const schema = Object.freeze({ properties: Object.freeze({ a: Object.freeze({ type: 'string' }) }) });
    assert.deepEqual(messages(schema, { a: 'b' }), []);
    assert.deepEqual(Object.getOwnPropertyNames(schema), ['properties']);
  });

  it('say so when something cannot be checked', () => {
    assert.match(messages({ pattern: '(' }, 'x')[0] ?? '', /^x cannot be checked: /);
    assert.match(
      messages({ additionalProperties: { type: 'string' } }, { '\ud83c': 1 })[0] ?? '',
      /^x cannot be checked: /,
    );
  });
});

describe('violations in another language', () => {
  afterEach(() => useTranslation({ language: 'en', texts: undefined }));

  it('are whole sentences, which may put the name where they like', () => {
    const texts = {
      '{0} must be {1}': 'Für {1} ist {0} da',
      '{0} or {1}': '{0} oder {1}',
      text: 'Text',
      'a whole number': 'eine ganze Zahl',
    };
    useTranslation({ language: 'de', texts });
    assert.deepEqual(messages({ type: ['string', 'integer'] }, []), ['Für Text oder eine ganze Zahl ist x da']);
  });
});
