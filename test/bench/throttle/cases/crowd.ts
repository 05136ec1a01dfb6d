import { join } from 'node:path';
import type { BenchCase } from '../../support/benchCase.ts';
import { ScratchFolder } from '../../support/scratchFolder.ts';
import { TaskProcess } from '../../support/taskProcess.ts';
import { BenchServer } from '../benchServer.ts';
import { type CrowdResult, type CrowdTask, personCall } from '../processes/crowd.ts';
import { windowMs } from '../quota.ts';
import { inTurn } from '../repeat.ts';

const name = 'a person among 10,000 waiting calls';
/** One call is left in the window, and half of it, in which the crowd comes. */
const server = { kind: 'fixed', used: 99, elapsedMs: windowMs / 2 } as const;

/** Many waiting calls cost little, and a person's passes them all. */
export const crowdCase: BenchCase = {
  name,
  async run() {
    const results = await inTurn(runOnce);
    const worst = (value: keyof (typeof results)[number]) => Math.max(...results.map((result) => result[value]));
    const runs = results.length;
    return [
      { case: `${name}: served before it`, runs, value: worst('before'), unit: 'calls', bar: { atMost: 0 } },
      { case: `${name}: scheduling`, runs, value: worst('microsecondsACall'), unit: 'µs a call', bar: { atMost: 20 } },
      { case: `${name}: memory`, runs, value: worst('bytesACall'), unit: 'bytes a call', bar: { atMost: 2_048 } },
    ];
  },
};

async function runOnce() {
  await using folder = await ScratchFolder.create();
  await using benchServer = await BenchServer.start();
  const module = join(import.meta.dirname, '../processes/crowd.ts');
  await using client = await TaskProcess.start<CrowdTask, CrowdResult>(module, ['--expose-gc']);
  const clock = await benchServer.begin(server, {});
  const result = await client.run({ clock, port: benchServer.port, folder: folder.path });
  const arrivals = await benchServer.record();
  const served = arrivals.filter(({ at, accepted }) => accepted && at >= result.askedAt);
  return { ...result, before: served.findIndex(({ call }) => call === personCall) };
}
