import assert from 'node:assert/strict';
import { readRateLimit } from '../../../src/trackberry/rateLimit.ts';
import type { Headers } from './answers.ts';

/** As documented: https://trackberry.ag/docs/api. */
const reset = 1_707_667_200;

function read(headers: Headers) {
  return readRateLimit((name) => headers[name]);
}

describe('readRateLimit', () => {
  it('reads the three documented headers; whole seconds stand for the end of that second', () => {
    const headers = { 'x-ratelimit-limit': '100', 'x-ratelimit-remaining': '95', 'x-ratelimit-reset': String(reset) };
    assert.deepEqual(read(headers), { limit: 100, remaining: 95, resetAt: (reset + 1) * 1000 });
  });

  it('is empty without them', () => {
    assert.deepEqual(read({}), {});
  });

  it('reads a reset with a fraction to the millisecond', () => {
    for (const [text, ms] of [
      ['.0', 0],
      ['.25', 250],
      ['.999', 999],
    ] as const) {
      assert.equal(read({ 'x-ratelimit-reset': `${reset}${text}` }).resetAt, reset * 1000 + ms);
    }
  });

  it('leaves it to others whether a reset is credible', () => {
    assert.equal(read({ 'x-ratelimit-reset': '30' }).resetAt, 31_000);
  });

  it("reads the server's time from Date, and nothing from a Date that is none", () => {
    assert.deepEqual(read({ date: 'Sun, 11 Feb 2024 16:00:00 GMT' }), { date: reset * 1000 });
    assert.deepEqual(read({ date: 'yesterday' }), {});
  });

  for (const value of ['-1', '12.5.1', '1e3', '0x10', 'many', '', ' ', '95, 95', '1707667200000', 'NaN', '٣', '.5']) {
    it(`ignores "${value}" in each of them`, () => {
      const headers = { 'x-ratelimit-limit': value, 'x-ratelimit-remaining': value, 'x-ratelimit-reset': value };
      assert.deepEqual(read(headers), {});
    });
  }

  it('ignores a limit of 0, and more left than the limit', () => {
    assert.deepEqual(read({ 'x-ratelimit-limit': '0', 'x-ratelimit-remaining': '100' }), { remaining: 100 });
    assert.deepEqual(read({ 'x-ratelimit-limit': '0', 'x-ratelimit-remaining': '101' }), {});
    assert.deepEqual(read({ 'x-ratelimit-remaining': '101' }), {});
    assert.deepEqual(read({ 'x-ratelimit-limit': '500', 'x-ratelimit-remaining': '500' }), {
      limit: 500,
      remaining: 500,
    });
    assert.deepEqual(read({ 'x-ratelimit-limit': '500', 'x-ratelimit-remaining': '501' }), { limit: 500 });
  });

  it('reads Retry-After in seconds, up to 10 minutes', () => {
    const after = (text: string) => read({ 'retry-after': text }).retryAfterMs;
    assert.deepEqual(['0', ' 20 ', '600', '601', '-5', 'soon'].map(after), [
      0,
      20_000,
      600_000,
      undefined,
      undefined,
      undefined,
    ]);
  });

  it("reads Retry-After as a date by the server's clock", () => {
    const text = 'Sun, 11 Feb 2024 16:00:00 GMT';
    assert.deepEqual(read({ 'retry-after': text }), { retryAt: reset * 1000 });
    assert.deepEqual(read({ 'retry-after': 'soon' }), {});
  });
});
