import assert from 'node:assert/strict';
import { readRateLimit } from '../../../src/trackberry/rateLimit.ts';
import type { Headers } from './answers.ts';

/** As documented: https://trackberry.ag/docs/api. */
const reset = 1_707_667_200;
const wallNow = (reset - 30) * 1000;

function read(headers: Headers) {
  return readRateLimit((name) => headers[name], wallNow);
}

describe('readRateLimit', () => {
  it('reads the three documented headers', () => {
    const headers = { 'x-ratelimit-limit': '100', 'x-ratelimit-remaining': '95', 'x-ratelimit-reset': String(reset) };
    assert.deepEqual(read(headers), { limit: 100, remaining: 95, resetSeconds: reset, resetInMs: 30_000 });
  });

  it('is empty without them', () => {
    assert.deepEqual(read({}), {});
  });

  it("measures by the server's own clock where there is a Date", () => {
    for (const skew of [-3_600_000, -7_000, 0, 7_000, 3_600_000]) {
      const date = new Date(wallNow + skew).toUTCString();
      const { resetInMs } = read({ date, 'x-ratelimit-reset': String(reset + skew / 1000) });
      assert.equal(resetInMs, 30_000);
    }
  });

  it("uses this machine's clock where the Date is none", () => {
    assert.equal(read({ date: 'yesterday', 'x-ratelimit-reset': String(reset) }).resetInMs, 30_000);
  });

  it('takes a reset of the last 5 s as now, and believes one up to 65 s away', () => {
    const resetIn = (seconds: number) => read({ 'x-ratelimit-reset': String(reset - 30 + seconds) }).resetInMs;
    assert.deepEqual([-6, -5, -4, 0, 65, 66].map(resetIn), [undefined, undefined, 0, 0, 65_000, undefined]);
  });

  for (const value of ['-1', '12.5', '1e3', '0x10', 'many', '', ' ', '95, 95', '1707667200000', 'NaN', '٣']) {
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

  it('reads Retry-After in seconds and as a date, up to 10 minutes', () => {
    const after = (text: string) => read({ 'retry-after': text }).retryAfterMs;
    assert.deepEqual(['0', '20', '600', '601', '-5', 'soon'].map(after), [
      0,
      20_000,
      600_000,
      undefined,
      undefined,
      undefined,
    ]);
    const dateAfter = (ms: number) => after(new Date(wallNow + ms).toUTCString());
    assert.deepEqual([-1000, 0, 20_000, 600_000, 601_000].map(dateAfter), [undefined, 0, 20_000, 600_000, undefined]);
  });

  it("measures a Retry-After date by the server's clock, too", () => {
    const skewed = (ms: number) => new Date(wallNow + 3_600_000 + ms).toUTCString();
    assert.equal(read({ date: skewed(0), 'retry-after': skewed(20_000) }).retryAfterMs, 20_000);
  });
});
