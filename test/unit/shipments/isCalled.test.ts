import assert from 'node:assert/strict';
import { isCalled } from '../../../src/shipments/isCalled.ts';

describe('isCalled', () => {
  const shipment = { id: 'ship_Ab1', reference: ' Köln-7 ', problems: [] };

  it('takes an id or a reference, whatever its capitals, accents and the spaces around it', () => {
    for (const name of ['ship_Ab1', ' SHIP_AB1 ', 'Köln-7', 'koln-7']) {
      assert.equal(isCalled(name)(shipment), true, name);
    }
  });

  it('takes the whole of it alone, and no empty name', () => {
    for (const name of ['ship_Ab', 'Köln', '', ' ']) {
      assert.equal(isCalled(name)(shipment), false, name);
    }
    assert.equal(isCalled('')({ problems: [] }), false);
  });
});
