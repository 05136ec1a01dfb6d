/**
 * `npm run bench:throttle`: the throttled API service against limiters from npm, over HTTP on 127.0.0.1. The clock of
 * service and server runs 30 times as fast as the real one, so that a window of 60 s takes 2 s and the service is the
 * one that ships; one run takes its time.
 */
import { describeSetting } from './support/report.ts';
import { runBench } from './support/runBench.ts';
import { aloneCases, realScale } from './throttle/cases/alone.ts';
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
    ...fourWindowsCases,
    personCase,
    strangerCase,
    crowdCase,
    ...lostCases,
    costCase,
    ...peerCases,
  ],
  describeSetting(peers),
  [
    'Windows of 60 s take 2 s, apart from "real scale". The worst of several runs counts. Where one process is idle between',
    "its bursts, three runs go at once, each with its own server and its bursts apart from the others'; what measures",
    'latency, cost, or several processes has the machine to itself, but for "real scale".',
  ],
);
