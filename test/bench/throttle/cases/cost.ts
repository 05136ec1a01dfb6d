import { join } from 'node:path';
import type { BenchCase } from '../../support/benchCase.ts';
import { ScratchFolder } from '../../support/scratchFolder.ts';
import { median, quantile } from '../../support/statistics.ts';
import { TaskProcess } from '../../support/taskProcess.ts';
import { BenchServer } from '../benchServer.ts';
import type { CostResult, CostTask } from '../processes/cost.ts';

const name = "the service's own cost of a call";

/** What the service adds to a call beyond a bare `fetch`, where the limit never holds it up. */
export const costCase: BenchCase = {
  name,
  async run() {
    await using folder = await ScratchFolder.create();
    await using server = await BenchServer.start();
    await using client = await TaskProcess.start<CostTask, CostResult>(
      join(import.meta.dirname, '../processes/cost.ts'),
    );
    const clock = await server.begin({ kind: 'fixed', limit: 100_000 }, { factor: 1 });
    const rounds = await client.run({ clock, port: server.port, folder: folder.path });
    const own = rounds.map(({ service, bare }) => service - bare);
    return [
      {
        case: `${name}: above a bare fetch`,
        runs: rounds.length,
        value: median(own),
        unit: 'ms',
        bar: { atMost: 0.2 },
        notes: [
          `bare fetch ${median(rounds.map(({ bare }) => bare)).toFixed(3)} ms a call; own cost by round from ${quantile(own, 0).toFixed(3)} to ${quantile(own, 1).toFixed(3)} ms`,
        ],
      },
    ];
  },
};
