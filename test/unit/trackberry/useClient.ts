import { TrackberryClient } from '../../../src/trackberry/client.ts';
import { Throttle, type ThrottleState } from '../../../src/trackberry/throttle.ts';
import type { FakeClock } from '../../support/fakeClock.ts';
import type { RawServer, Reply } from './rawServer.ts';
import { RecordingLog } from './recordingLog.ts';
import { useTransport } from './useTransport.ts';

export interface Connected {
  client: TrackberryClient;
  server: RawServer;
  clock: FakeClock;
  /** Resolves once the queue's state is like this. */
  until(accept: (state: ThrottleState) => boolean): Promise<void>;
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
    const until = (accept: (state: ThrottleState) => boolean) =>
      new Promise<void>((resolve) => {
        const look = () => {
          if (accept(throttle.state())) {
            off();
            resolve();
          }
        };
        const off = throttle.onDidChange(look);
        look();
      });
    return { client, server, clock, until };
  };
}
