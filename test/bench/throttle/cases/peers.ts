import type { BenchCase } from '../../support/benchCase.ts';
import type { PeerName, ServerOptions } from '../messages.ts';
import { optimumMs } from '../quota.ts';
import { atOnce } from '../repeat.ts';
import { refusedRow, timeRow } from '../rows.ts';
import { runPeer } from '../run.ts';
import { calls, partlyUsed } from './alone.ts';

export const peers: readonly PeerName[] = ['bottleneck', 'p-queue', 'p-throttle'];

/** A minute of the real clock. */
const cutAt = 60_000 * 30;

const cases: readonly { name: string; server: ServerOptions; strict: boolean }[] = [
  { name: 'fixed window', server: { kind: 'fixed' }, strict: false },
  { name: '60 already used', server: partlyUsed, strict: false },
  { name: 'sliding window', server: { kind: 'sliding' }, strict: true },
];

/** For comparison: no bar is set for them. All three at once, as they are idle between their bursts. */
export const peerCases: readonly BenchCase[] = cases.map(({ name, server, strict }) => ({
  name: `peers, ${name}`,
  async run() {
    const optimum = optimumMs(server, calls);
    const rows = await atOnce(async (number, timing) => {
      const peer = peers[number] ?? 'bottleneck';
      const result = await runPeer(server, { peer, calls, strict, cutAt }, timing);
      const row = { name: `${peer}, ${name}` };
      return [timeRow(row, [result], () => optimum), refusedRow(row, [result])];
    }, peers.length);
    return rows.flat();
  },
}));
