import assert from 'node:assert/strict';
import type { Faults } from '../../../src/sandbox/faults.ts';
import { type Sandbox, startSandbox } from '../../../src/sandbox/server.ts';
import { parseApiAddress } from '../../../src/trackberry/apiAddress.ts';
import { TrackberryClient } from '../../../src/trackberry/client.ts';
import {
  ForbiddenError,
  NetworkError,
  NotJsonError,
  OutcomeUnknownError,
  RateLimitedError,
  ServerError,
  TimeoutError,
  UnauthorizedError,
  UnexpectedStatusError,
} from '../../../src/trackberry/errors.ts';
import { Throttle } from '../../../src/trackberry/throttle.ts';
import { RecordingLog } from '../trackberry/recordingLog.ts';
import { RecordedProgress } from '../trackberry/useClient.ts';
import { useTransport } from '../trackberry/useTransport.ts';
import { useProcessFaults } from './processFaults.ts';
import { tokenSightings } from './tokenSightings.ts';

type ErrorClass = abstract new (...rest: never[]) => Error;

interface Case {
  faults: Faults;
  /** What a list ends in after so many requests, and what a create ends in; no class: well. */
  list: [requests: number, ErrorClass?];
  create: [requests: number, ErrorClass?];
  /** Milliseconds that pass each time that a call waits for another try. */
  wait?: number;
}

const tenYears = 10 * 365 * 86_400_000;
const well: Pick<Case, 'list' | 'create'> = { list: [1], create: [1] };
const broken: Pick<Case, 'list' | 'create'> = { list: [3, NetworkError], create: [1, OutcomeUnknownError] };
const late: Pick<Case, 'list' | 'create'> = { list: [3, TimeoutError], create: [1, OutcomeUnknownError] };

const cases: Record<string, Case> = {
  none: { faults: {}, ...well },
  'a second late': { faults: { latencyMs: 1_000 }, ...well },
  'later than the limit': { faults: { latencyMs: 31_000 }, ...late },
  'a body that comes slowly': { faults: { slowBodyMs: 5_000 }, ...well },
  'a body that stalls': { faults: { slowBodyMs: 31_000 }, ...late },
  // The first try ends with all the time that there is for all tries.
  'a body that is steady and takes too long': {
    faults: { slowBodyMs: 20_000 },
    list: [2, TimeoutError],
    create: [1, OutcomeUnknownError],
  },
  'a reset before the headers': { faults: { reset: 'beforeHeaders' }, ...broken },
  'a reset within the body': { faults: { reset: 'midBody' }, ...broken },
  'one reset before the headers': {
    faults: { reset: 'beforeHeaders', times: 1 },
    list: [2],
    create: [1, OutcomeUnknownError],
  },
  'two resets within the body': {
    faults: { reset: 'midBody', times: 2 },
    list: [3],
    create: [1, OutcomeUnknownError],
  },
  'status 400': { faults: { status: 400 }, list: [1, UnexpectedStatusError], create: [1, UnexpectedStatusError] },
  'status 401': { faults: { status: 401, echo: true }, list: [1, UnauthorizedError], create: [1, UnauthorizedError] },
  'status 403': { faults: { status: 403 }, list: [1, ForbiddenError], create: [1, ForbiddenError] },
  'status 404': { faults: { status: 404 }, list: [1, UnexpectedStatusError], create: [1, UnexpectedStatusError] },
  'status 500': { faults: { status: 500 }, list: [1, ServerError], create: [1, OutcomeUnknownError] },
  'status 502': { faults: { status: 502 }, list: [3, ServerError], create: [1, OutcomeUnknownError] },
  'status 503, once': { faults: { status: 503, times: 1 }, list: [2], create: [1, OutcomeUnknownError] },
  'status 599': { faults: { status: 599 }, list: [1, ServerError], create: [1, OutcomeUnknownError] },
  'status 429': {
    faults: { status: 429 },
    list: [5, RateLimitedError],
    create: [5, RateLimitedError],
    wait: 61_000,
  },
  'status 429, once': { faults: { status: 429, times: 1 }, list: [2], create: [2], wait: 61_000 },
  'status 429 without headers, once': {
    faults: { status: 429, noRateLimitHeaders: true, times: 1 },
    list: [2],
    create: [2],
    wait: 1_000,
  },
  'HTML with the token': {
    faults: { badJson: true, echo: true },
    list: [1, NotJsonError],
    create: [1, OutcomeUnknownError],
  },
  'no headers of the limit': { faults: { noRateLimitHeaders: true }, ...well },
  'a clock ten years ahead': { faults: { clockSkewMs: tenYears }, ...well },
  'a clock ten years behind': { faults: { clockSkewMs: -tenYears }, ...well },
  'the token sent back': { faults: { echo: true }, ...well },
  'the token sent back, slowly, by a clock that is wrong, and cut': {
    faults: { echo: true, slowBodyMs: 100, clockSkewMs: -tenYears, reset: 'midBody', noRateLimitHeaders: true },
    ...broken,
  },
};

describe('chaos: the faults of the sandbox', () => {
  const use = useTransport();
  const processFaults = useProcessFaults();
  let sandbox: Sandbox;
  let client: TrackberryClient;
  let throttle: Throttle;
  let log: RecordingLog;

  beforeEach(async () => {
    const { clock, transport } = use();
    // Whoever waits moves the time: the sandbox that is late does, and so the limits of the other side run out.
    const sandboxClock = { now: () => clock.wall(), wait: (ms: number) => clock.advance(ms) };
    sandbox = await startSandbox({ clock: sandboxClock, shipments: 30 });
    use().token = sandbox.token;
    log = new RecordingLog();
    throttle = new Throttle({ clock, log, random: () => 0 });
    const credential = use().credential(parseApiAddress(sandbox.baseUrl));
    client = new TrackberryClient({ transport, throttle, credential });
  });
  afterEach(async () => {
    throttle.close(new Error('The test is over.'));
    await sandbox.close();
    assert.deepEqual(await processFaults(), []);
  });

  async function check(
    { faults, wait = 0 }: Case,
    [requests, error]: Case['list'],
    call: (progress: RecordedProgress) => Promise<unknown>,
  ) {
    sandbox.setFaults(faults);
    const asked = sandbox.requests.length;
    const progress = new RecordedProgress();
    const waits = async () => {
      for (let tries = 1; tries < requests; tries += 1) {
        await progress.waitsAgain(tries);
        await use().clock.advance(wait);
      }
    };
    const [result] = await Promise.allSettled([call(progress), waits()]);
    const reason: unknown = Reflect.get(result, 'reason');
    assert.equal(sandbox.requests.length - asked, requests);
    if (error === undefined) {
      assert.equal(result.status, 'fulfilled', String(reason));
    } else {
      assert.ok(reason instanceof error, String(reason));
    }
    assert.deepEqual(tokenSightings([result, log.lines, throttle.state()], sandbox.token), []);
  }

  async function shipments(): Promise<number> {
    sandbox.setFaults({});
    use().clock.jumpWall(61_000); // beyond the window in which the calls may be used up
    const headers = { authorization: `Bearer ${sandbox.token}` };
    const answer = await fetch(`${sandbox.baseUrl}/shipments`, { headers });
    return ((await answer.json()) as { meta: { total: number } }).meta.total;
  }

  for (const [name, each] of Object.entries(cases)) {
    it(`a list: ${name}`, async () => {
      await check(each, each.list, (progress) => client.listShipments({}, { progress }));
    });

    it(`a create: ${name}`, async () => {
      const shipment = { reference: 'BU-1', vessel: 'MSC Aurora', origin: 'Valparaiso', destination: 'Rotterdam' };
      const before = await shipments();
      await check(each, each.create, (progress) => client.createShipment(shipment, { progress }));
      const refused = each.faults.status !== undefined && each.create[1] !== undefined;
      assert.equal(await shipments(), before + (refused ? 0 : 1), 'it is carried out once, if at all');
    });
  }
});
