import assert from 'node:assert/strict';
import { type Compared, comparedTitle, previousOf } from '../../../src/explorer/compared.ts';

function side(change: Partial<Compared>): Compared {
  return {
    operationId: 'listShipments',
    method: 'GET',
    target: '/shipments?page=1',
    organization: 'Acme',
    origin: 'https://trackberry.ag',
    status: 200,
    time: '9:41',
    ...change,
  };
}

describe('comparedTitle', () => {
  it('names call, times and statuses', () => {
    assert.equal(
      comparedTitle(side({}), side({ time: '9:43', status: 403 })),
      'GET /shipments?page=1: 200 at 9:41 ↔ 403 at 9:43',
    );
  });

  it('says how the calls differ', () => {
    assert.equal(
      comparedTitle(side({}), side({ target: '/shipments?page=2' })),
      'GET /shipments?page=1: 200 at 9:41 ↔ GET /shipments?page=2: 200 at 9:41 (parameters differ)',
    );
    assert.match(comparedTitle(side({}), side({ target: '/shipments/ship_1' })), /\(different calls\)$/);
    assert.match(comparedTitle(side({}), side({ method: 'POST' })), /\(different calls\)$/);
    assert.match(comparedTitle(side({}), side({ organization: 'Beta' })), /\(different organizations\)$/);
    assert.match(comparedTitle(side({}), side({ origin: 'http://127.0.0.1:1' })), /\(different organizations\)$/);
  });
});

describe('two answers of one name', () => {
  const acme = { place: 'acme https://trackberry.ag' };
  const another = { place: 'another https://trackberry.ag' };

  it('are those of different organizations where the name has gone from one to another', () => {
    assert.match(comparedTitle(side(acme), side(another)), /\(different organizations\)$/);
    assert.match(comparedTitle(side({}), side(acme)), /\(different organizations\)$/);
    const older = side({ ...acme, organization: 'Acme Fruit' });
    assert.doesNotMatch(comparedTitle(older, side(acme)), /different/);
    assert.equal(previousOf(side(acme), [side(another), older]), older);
  });
});

describe('previousOf', () => {
  it('is the most alike of the earlier answers to the operation, and of those the latest', () => {
    const same = side({ time: '9:01' });
    const older = side({ time: '9:00' });
    const otherPage = side({ target: '/shipments?page=2', time: '9:02' });
    const otherPlace = side({ organization: 'Beta', time: '9:03' });
    const otherCall = side({ operationId: 'getShipment', target: '/shipments/ship_1', time: '9:04' });
    const earlier = [otherCall, otherPlace, otherPage, same, older];
    assert.equal(previousOf(side({}), earlier), same);
    assert.equal(previousOf(side({}), [otherCall, otherPlace, otherPage]), otherPage);
    assert.equal(previousOf(side({}), [otherCall, otherPlace]), otherPlace);
    assert.equal(previousOf(side({}), [otherCall]), undefined);
    assert.equal(previousOf(side({ method: 'POST' }), earlier), undefined);
  });
});
