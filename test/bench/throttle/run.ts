import { join } from 'node:path';
import { ScratchFolder } from '../support/scratchFolder.ts';
import { TaskProcess } from '../support/taskProcess.ts';
import { BenchServer, type Timing } from './benchServer.ts';
import type { Arrival, ClientPlan, ClientResult, RunClock, ServerOptions, ToClient, ToPeer } from './messages.ts';

const clientModule = join(import.meta.dirname, 'processes', 'client.ts');
const peerModule = join(import.meta.dirname, 'processes', 'peer.ts');

export interface RunResult {
  server: ServerOptions;
  arrivals: Arrival[];
  /** Of each client, by its number; undefined for one that was ended. */
  clients: (ClientResult | undefined)[];
}

export type ClientProcess = TaskProcess<ToClient, ClientResult>;

export interface ServiceRun extends Timing {
  server: ServerOptions;
  clients: readonly Omit<ClientPlan, 'folder' | 'name'>[];
  /** The number of a client that does not live to the end, and what ends or stops it, told when the run begins. */
  lost?: { client: number; lose(client: ClientProcess, clock: RunClock): Promise<void> };
}

/** Client 0 of a run is called so towards the server, and so on. */
export function clientName(client: number): string {
  return `client${client}`;
}

/** Runs the project's service, a process for each client, all with one token. */
export async function runService({ server: options, clients: plans, lost, ...timing }: ServiceRun): Promise<RunResult> {
  await using folder = await ScratchFolder.create();
  const clients = await Promise.all(
    plans.map(async (plan, index) => ({
      plan: { ...plan, folder: folder.path, name: clientName(index) },
      process: await TaskProcess.start<ToClient, ClientResult>(clientModule),
    })),
  );
  try {
    await using server = await BenchServer.start();
    const clock = await server.begin(options, timing);
    const results = clients.map(({ plan, process }, index) => {
      const result = process.run({ clock, port: server.port, plan });
      return index === lost?.client ? result.catch(() => undefined) : result;
    });
    const victim = lost && clients[lost.client]?.process;
    await Promise.all([...results, victim && lost.lose(victim, clock)]);
    return { server: options, arrivals: await server.record(), clients: await Promise.all(results) };
  } finally {
    await Promise.all(clients.map(({ process }) => process[Symbol.asyncDispose]()));
  }
}

/** Runs one of the peers in the place of the service. */
export async function runPeer(server: ServerOptions, plan: ToPeer['plan'], timing: Timing): Promise<RunResult> {
  await using benchServer = await BenchServer.start();
  await using peer = await TaskProcess.start<ToPeer, ClientResult>(peerModule);
  const clock = await benchServer.begin(server, timing);
  const client = await peer.run({ clock, port: benchServer.port, plan });
  return { server, arrivals: await benchServer.record(), clients: [client] };
}
