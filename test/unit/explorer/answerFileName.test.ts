import assert from 'node:assert/strict';
import { answerFileName } from '../../../src/explorer/answerFileName.ts';
import type { Answered } from '../../../src/explorer/protocol.ts';

function named(path: string, contentType?: string, isJson = false): string {
  const answer: Answered = {
    kind: 'answered',
    method: 'GET',
    url: `https://trackberry.ag${path}`,
    status: 200,
    statusText: '',
    statusMeaning: '',
    waitingMs: 0,
    headersMs: 0,
    totalMs: 0,
    bytes: 0,
    headers: contentType === undefined ? [] : [['Content-Type', contentType]],
    body: '',
  };
  return answerFileName({ answer }, isJson);
}

describe('answerFileName', () => {
  it('tells the call and what the body is', () => {
    assert.equal(named('/api/v1/shipments/ship_1?a=b', undefined, true), 'shipments-ship_1.json');
    assert.equal(named('/api/v1/export', 'text/csv; charset=utf-8'), 'v1-export.csv');
    assert.equal(named('/api/v1/export', 'Text/HTML', true), 'v1-export.json');
    assert.equal(named('/api/v1/export', 'constructor'), 'v1-export.txt');
    assert.equal(named('/'), 'answer.txt');
  });

  it('is a file name whatever is in the path', () => {
    assert.equal(named('/api/v1/shipments/..%2F..%2Fetc%2Fpasswd'), 'shipments-.._2F.._2Fetc_2Fpasswd.txt');
    assert.equal(named('/.hidden'), 'hidden.txt');
    assert.ok(named(`/${'x'.repeat(5_000)}`).length <= 84);
  });
});
