import assert from 'node:assert/strict';
import { formatBytes, formatDuration } from '../../../src/explorer/amounts.ts';
import { choices, constraints, defaultText, exampleText } from '../../../src/explorer/constraints.ts';

describe('constraints', () => {
  it('say type and bounds in a few words', () => {
    assert.equal(constraints({ type: 'integer', minimum: 1, maximum: 100 }), 'whole number, 1 to 100');
    assert.equal(constraints({ type: 'number', minimum: 0 }), 'number, at least 0');
    assert.equal(constraints({ type: 'string', minLength: 1, maxLength: 40 }), 'text, at most 40 characters');
    assert.equal(constraints({ type: 'string', format: 'date' }), 'text (date)');
    assert.equal(constraints({}), '');
  });

  it('say nothing where one chooses from a list', () => {
    assert.equal(constraints({ type: 'boolean' }), '');
    assert.equal(constraints({ enum: ['a', 1] }), '');
    assert.deepEqual(choices({ enum: ['a', 1] }), ['a', '1']);
    assert.equal(choices({ type: 'string' }), undefined);
  });

  it('take default and example where they are single values', () => {
    assert.equal(defaultText({ default: 25 }), '25');
    assert.equal(defaultText({ default: false }), 'false');
    assert.equal(defaultText({ default: {} }), '');
    assert.equal(exampleText({ examples: ['BU-1341', 'x'] }), 'BU-1341');
    assert.equal(exampleText({ examples: [] }), '');
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

describe('a schema that allows null', () => {
  it('is filled in as if it did not', () => {
    assert.equal(constraints({ type: ['integer', 'null'], minimum: 1 }), 'whole number, at least 1');
    assert.deepEqual(choices({ type: ['boolean', 'null'] }), ['true', 'false']);
    assert.deepEqual(choices({ type: ['string', 'null'], enum: ['a', null] }), ['a']);
    assert.equal(constraints({ type: ['integer', 'string'] }), '');
  });
});
