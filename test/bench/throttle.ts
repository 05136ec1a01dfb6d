/**
 * `npm run bench:throttle`: the throttled API service against limiters from npm, over HTTP on 127.0.0.1. The clock of
 * service and server runs up to 30 times as fast as the real one, so that the service is the one that ships, with its
 * windows of 60 s; one run takes its time.
 */
import { runBench } from './support/runBench.ts';
import { aloneCases, realScale, skewedCase } from './throttle/cases/alone.ts';
import { costCase } from './throttle/cases/cost.ts';
import { crowdCase } from './throttle/cases/crowd.ts';
import { fourWindowsCases } from './throttle/cases/fourWindows.ts';
import { lostCases } from './throttle/cases/lost.ts';
import { peerCases, peers } from './throttle/cases/peers.ts';
import { personCase } from './throttle/cases/person.ts';
import { strangerCase } from './throttle/cases/stranger.ts';

await runBench(
  [
    realScale,
    ...aloneCases,
    skewedCase,
    ...fourWindowsCases,
    personCase,
    strangerCase,
    crowdCase,
    ...lostCases,
    costCase,
    ...peerCases,
  ],
  peers,
  [
    'A window of 60 s takes 2 s; where several processes share a token, 6 s (4 s where one is lost), as what holds one up on',
    'a busy machine would otherwise weigh 30 times as much; at "real scale" 60 s. The worst of the runs counts.',
    'Where one process is idle between its bursts, the runs go at once, each with its own server and its bursts apart from',
    'those of the others. Latency, cost and several processes have the machine to themselves, but for "real scale".',
  ],
);
