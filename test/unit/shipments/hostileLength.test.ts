import assert from 'node:assert/strict';
import { folded } from '../../../src/shipments/folded.ts';
import { naturalKey } from '../../../src/shipments/naturalKey.ts';
import { produceText } from '../../../src/shipments/produceText.ts';
import { ShipmentSearch, searchWords } from '../../../src/shipments/shipmentSearch.ts';
import { atOnce } from '../../../src/steps/steps.ts';
import { shipments } from './shipment.ts';

/** One character that becomes eighteen. */
const ligature = '\ufdfa';

describe('values as long as an answer may be', () => {
  it('are folded at their beginning alone', () => {
    assert.equal(folded('É'.repeat(1_000)), 'e'.repeat(200));
    assert.equal(folded('E'.repeat(1_000)), 'e'.repeat(200));
    assert.equal(folded(ligature.repeat(1_000)).length, 200);
  });

  it('are ordered by their beginning alone', () => {
    assert.ok(naturalKey(ligature.repeat(1_000)).length <= 200);
    assert.ok(naturalKey('1x'.repeat(1_000)).length <= 400);
  });

  it('are searched in their beginnings, each field in its own', () => {
    const long = 'x'.repeat(195);
    const rows = shipments({
      reference: `${long} ab cd`,
      vessel: `${long} ef gh`,
      origin: long,
      destination: 'Rotterdam',
    });
    const search = new ShipmentSearch();
    atOnce(search.read(rows));
    const found = (query: string) => atOnce(search.find(searchWords(query), () => undefined)).length;
    assert.deepEqual(['ab', 'cd', 'ef', 'gh', 'rotterdam'].map(found), [1, 0, 1, 0, 1]);
  });
});

describe('the text of a shipment’s produce', () => {
  it('has each produce once, folded', () => {
    const names = ['Hass Avocado', 'Blueberry', 'hass avocado', 'Maracuyá'];
    assert.equal(produceText(names.map((produceName) => ({ produceName }))), 'hass avocado\nblueberry\nmaracuya');
    assert.equal(produceText([{}]), '');
  });

  it('is no longer than 4,000, whatever the pallets say', () => {
    const pallets = Array.from({ length: 5_000 }, (_, n) => ({ produceName: `${n}${ligature.repeat(300)}` }));
    assert.equal(produceText(pallets).length, 4_000);
  });
});
