import assert from 'node:assert/strict';
import { CallHistory } from '../../../src/trackberry/callHistory.ts';

const empty = { sent: 0, refused: 0 };

describe('call history', () => {
  it('is sixty empty bins at the beginning', () => {
    assert.deepEqual(new CallHistory().read(0), Array(60).fill(empty));
  });

  it('counts in the bin of 10 s that runs, the last one', () => {
    const history = new CallHistory();
    for (const at of [100_000, 109_999, 110_000, 119_999]) {
      history.count('sent', at);
    }
    history.count('refused', 110_000);
    assert.deepEqual(history.read(119_999).slice(-3), [empty, { sent: 2, refused: 0 }, { sent: 2, refused: 1 }]);
    assert.deepEqual(history.read(120_000).slice(-2), [{ sent: 2, refused: 1 }, empty]);
  });

  it('forgets after ten minutes', () => {
    const history = new CallHistory();
    history.count('sent', 0);
    assert.deepEqual(history.read(599_999)[0], { sent: 1, refused: 0 });
    assert.deepEqual(history.read(600_000), Array(60).fill(empty));
    history.count('sent', 600_000);
    assert.deepEqual(history.read(0), Array(60).fill(empty));
  });

  it('hands out copies', () => {
    const history = new CallHistory();
    history.count('sent', 0);
    const [bin] = history.read(0).slice(-1);
    assert.ok(bin);
    bin.sent = 99;
    assert.deepEqual(history.read(0).slice(-1), [{ sent: 1, refused: 0 }]);
  });
});
