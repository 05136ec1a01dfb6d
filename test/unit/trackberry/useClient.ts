import { type CallProgress, TrackberryClient } from '../../../src/trackberry/client.ts';
import { Throttle } from '../../../src/trackberry/throttle.ts';
import type { FakeClock } from '../../support/fakeClock.ts';
import type { RawServer, Reply } from './rawServer.ts';
import { RecordingLog } from './recordingLog.ts';
import { useTransport } from './useTransport.ts';

export interface Connected {
  client: TrackberryClient;
  throttle: Throttle;
  server: RawServer;
  clock: FakeClock;
}

/** Counts what a call is told of, and lets a test wait for it. */
export class RecordedProgress implements CallProgress {
  sent = 0;
  waits = 0;
  readonly #awaited: { waits: number; resolve: () => void }[] = [];

  onSend(): void {
    this.sent += 1;
  }

  onWait(): void {
    this.waits += 1;
    this.#awaited.find(({ waits }) => waits === this.waits)?.resolve();
  }

  /** Resolves when the call waits again for the `waits`th time. */
  waitsAgain(waits: number): Promise<void> {
    return new Promise((resolve) => {
      if (this.waits >= waits) {
        resolve();
      } else {
        this.#awaited.push({ waits, resolve });
      }
    });
  }
}

/** Connects a client, for each test anew, to a server that gives these answers in turn; the last one stays. */
export function useClient(): (...replies: [Reply, ...Reply[]]) => Promise<Connected> {
  const use = useTransport();
  return async (...replies) => {
    const { clock, transport } = use();
    const server = await use().serve((request, socket) => {
      const reply = replies[server.received.length - 1] ?? replies.at(-1);
      reply?.(request, socket);
    });
    const throttle = new Throttle({ clock, log: new RecordingLog(), random: () => 0 });
    const client = new TrackberryClient({ transport, throttle, credential: use().credential(server.address) });
    return { client, throttle, server, clock };
  };
}
