/** The sandbox in a process of its own, so that its work is not that of the bench; counts how long it takes over answers. */
import { subscribe } from 'node:diagnostics_channel';
import type { IncomingMessage } from 'node:http';
import { startSandbox } from '../../../../src/sandbox/server.ts';
import { toParent } from '../../support/childProcess.ts';
import type { FromSandbox, ToSandbox } from '../benchSandbox.ts';

const started = new WeakMap<IncomingMessage, number>();
let calls = 0;
let ownMs = 0;

subscribe('http.server.request.start', (message) => {
  started.set((message as { request: IncomingMessage }).request, performance.now());
});
subscribe('http.server.response.finish', (message) => {
  const { request } = message as { request: IncomingMessage };
  calls += 1;
  ownMs += performance.now() - (started.get(request) ?? Number.NaN);
});

const tell = toParent<FromSandbox, ToSandbox>((message) => {
  if (message.kind === 'start') {
    void startSandbox(message.options).then(({ baseUrl, token }) => tell({ kind: 'started', baseUrl, token }));
  } else {
    tell({ kind: 'taken', calls, ownMs });
    calls = 0;
    ownMs = 0;
  }
});
