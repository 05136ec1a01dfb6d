import assert from 'node:assert/strict';
import {
  parseFromShipmentPage,
  parseSavedShipmentPage,
  parseToShipmentPage,
} from '../../../../src/explorer/shipment/messages.ts';

describe('the messages of the shipment page', () => {
  it('are taken, each', () => {
    for (const message of [
      { type: 'ready' },
      { type: 'refresh' },
      { type: 'openInExplorer' },
      { type: 'showJson' },
      { type: 'copy', field: 'reference' },
      { type: 'remedy', index: 0 },
    ]) {
      assert.equal(parseFromShipmentPage(message), message);
    }
    for (const message of [
      { type: 'shipment', json: '{}', at: 1, departures: ['x'], departuresInAll: 1 },
      { type: 'state', id: 'ship_1', answered: true, loading: true, waitsUntil: 5 },
      {
        type: 'state',
        id: 'ship_1',
        answered: false,
        loading: false,
        failure: { message: 'No.', at: 1, remedies: [] },
      },
    ]) {
      assert.equal(parseToShipmentPage(message), message);
    }
    assert.deepEqual(parseSavedShipmentPage({ id: 'ship_1' }), { id: 'ship_1' });
  });

  it('are refused, all others', () => {
    for (const value of [null, 'ready', {}, { type: 'copy', field: 'token' }, { type: 'remedy', index: '0' }]) {
      assert.equal(parseFromShipmentPage(value), undefined);
    }
    for (const value of [undefined, { type: 'ready' }, { type: 'state', id: 1 }, { type: 'shipment', json: {} }]) {
      assert.equal(parseToShipmentPage(value), undefined);
    }
    assert.equal(parseSavedShipmentPage({ id: 7 }), undefined);
  });
});
