import assert from 'node:assert/strict';
import { timeline } from '../../../../src/explorer/shipment/timeline.ts';
import { shipmentStatuses } from '../../../../src/trackberry/openapi.ts';

const createdAt = '2026-02-10T14:30:00Z';
const approvedAt = '2026-02-11T09:15:00Z';
const drawn = (status: string | undefined, times: { createdAt?: string; approvedAt?: string } = { createdAt }) =>
  timeline({ status, createdAt: times.createdAt, approvedAt: times.approvedAt }).steps.map(
    ({ label, state, time }) => `${label}: ${state}${time === undefined ? '' : ` ${time}`}`,
  );

describe('timeline', () => {
  it('shows what is passed, where the shipment stands and what is ahead', () => {
    assert.deepEqual(drawn('processing'), [
      `Pending: passed ${createdAt}`,
      'Processing: now',
      'Ready for Review: ahead',
      'Approved or Rejected: ahead',
    ]);
    assert.deepEqual(drawn('approved', { createdAt, approvedAt }), [
      `Pending: passed ${createdAt}`,
      'Processing: passed',
      'Ready for Review: passed',
      `Approved: now ${approvedAt}`,
    ]);
    assert.equal(drawn('rejected').at(-1), 'Rejected: now');
  });

  it('has exactly one step for now, whatever the status', () => {
    for (const status of [...shipmentStatuses, 'customs_hold', '__proto__', undefined]) {
      assert.equal(timeline({ status, createdAt, approvedAt }).steps.filter(({ state }) => state === 'now').length, 1);
    }
  });

  it('concludes nothing from a status that is not documented', () => {
    assert.deepEqual(drawn('customs_hold'), [`Created: passed ${createdAt}`, 'customs_hold: now']);
    assert.deepEqual(drawn('customs_hold', {}), ['customs_hold: now']);
    assert.deepEqual(drawn(undefined, { createdAt, approvedAt }), [
      `Created: passed ${createdAt}`,
      `Approved: passed ${approvedAt}`,
      'Status not given: now',
    ]);
  });

  it('draws no time that is not given', () => {
    assert.deepEqual(drawn('approved', {}), [
      'Pending: passed',
      'Processing: passed',
      'Ready for Review: passed',
      'Approved: now',
    ]);
  });

  it('says how long it took, and what does not fit together', () => {
    const notes = (status: string, created: string | undefined, approved: string | undefined) =>
      timeline({ status, createdAt: created, approvedAt: approved }).notes;
    assert.deepEqual(notes('approved', createdAt, approvedAt), ['Approved 18 hours 45 minutes after it was created.']);
    assert.deepEqual(notes('approved', createdAt, '2026-02-13T14:30:59+00:00'), [
      'Approved 3 days after it was created.',
    ]);
    assert.deepEqual(notes('approved', approvedAt, createdAt), ['approved_at lies before created_at.']);
    assert.deepEqual(notes('approved', 'yesterday', approvedAt), []);
    assert.deepEqual(notes('rejected', createdAt, undefined), []);
    assert.match(notes('rejected', createdAt, approvedAt)[0] ?? '', /approved_at is given .* “Rejected”/);
  });
});
