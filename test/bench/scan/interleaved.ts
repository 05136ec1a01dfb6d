import { type Command, runExpecting } from './command.ts';

export interface Contender {
  name: string;
  command: Command;
  /** Exit codes with which it has done its work. */
  codes: readonly number[];
  env?: NodeJS.ProcessEnv;
  cwd?: string;
}

/** What a contender has used up after which it is not run again: the slow ones would take most of an hour. */
const patienceMs = 60_000;

/**
 * Wall times of whole commands in ms, by the contender's name, in the order of the rounds. In each round one runs after the
 * other, so that what else the machine does meets all of them; an earlier round, that is not counted, warms the disk's cache.
 */
export async function timeInterleaved(
  contenders: readonly Contender[],
  rounds: number,
): Promise<Map<string, number[]>> {
  const times = new Map(contenders.map(({ name }) => [name, [] as number[]]));
  for (let round = -1; round < rounds; round += 1) {
    for (const { name, command, codes, env, cwd } of contenders) {
      const own = times.get(name) ?? [];
      if (own.reduce((sum, ms) => sum + ms, 0) > patienceMs) continue;
      const { ms } = await runExpecting(codes, command, { ...(env && { env }), ...(cwd !== undefined && { cwd }) });
      // Who alone takes so long needs no warm cache.
      if (round >= 0 || ms > patienceMs / 2) own.push(ms);
    }
  }
  return times;
}
