import assert from 'node:assert/strict';
import { diagnosticsReport, type Facts } from '../../../src/diagnostics/report.ts';

const at = Date.UTC(2026, 1, 3, 4, 5, 6);
const facts: Facts = {
  at,
  versions: { extension: '1.2.3' },
  state: { trusted: 'true' },
  quota: {
    remaining: 95,
    limit: 100,
    estimated: false,
    waiting: { person: 1, view: 2, background: 3 },
    inFlight: 0,
    windowsHere: 2,
    othersShare: 0.25,
    lastError: { message: 'secret', kind: 'TimeoutError', at },
  },
  settings: [{ id: 'trackberry.pageSize', value: 25, default: 25, setIn: '' }],
  failures: [{ at, during: 'createShipment', kind: 'ForbiddenError 403' }],
};

describe('the report of the diagnostics', () => {
  it('tells what there is', () => {
    const report = diagnosticsReport(facts);
    for (const line of [
      '### Trackberry diagnostics, 2026-02-03T04:05:06.000Z',
      '| extension | 1.2.3 |',
      '| Left | 95 of 100 |',
      '| Waiting | 1 of the user, 2 of views, 3 in the background |',
      '| Used by others | 25 % |',
      '| Last error | TimeoutError, 2026-02-03T04:05:06.000Z |',
      '| `trackberry.pageSize` | 25 (default) |',
      '| 2026-02-03T04:05:06.000Z | createShipment: ForbiddenError 403 |',
    ]) {
      assert.ok(report.split('\n').includes(line), `${line} is not in\n${report}`);
    }
  });

  it('holds no text of an error', () => {
    assert.doesNotMatch(diagnosticsReport(facts), /secret/);
  });

  it('says so where nothing is connected and nothing has failed', () => {
    const report = diagnosticsReport({ ...facts, quota: undefined, failures: [] });
    assert.match(report, /#### Rate limit\n\nNot connected\.\n/);
    assert.match(report, /#### Last failures\n\nNone in this window\.\n/);
  });

  it('stays a table whatever stands in it', () => {
    const report = diagnosticsReport({ ...facts, state: { folders: 'a | b\n### c [d](command:e) <img> \u202e@f' } });
    assert.ok(report.includes('| folders | a \\| b \\#\\#\\# c \\[d\\](command:e) \\<img\\> \\@f |\n'), report);
  });
});
