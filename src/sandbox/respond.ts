import type { ServerResponse } from 'node:http';
import type { ApiAnswer } from './api.ts';
import type { SandboxClock } from './clock.ts';
import { deviating } from './deviation.ts';
import type { Faults, OtherAnswer } from './faults.ts';
import type { Quota } from './rateLimitWindow.ts';

interface Response {
  answer: ApiAnswer;
  quota: Quota;
  faults: Faults;
  clock: SandboxClock;
  /** What the client sent, for the fault `echo`. */
  authorization: string;
}

/** The status that is answered in the end; null where the connection is cut before. */
export function finalStatus(answer: ApiAnswer, faults: Faults): number | null {
  if (faults.reset === 'beforeHeaders') {
    return null;
  }
  return faults.badJson ? 200 : answer.status;
}

/** What is answered in place of a success. */
function otherAnswer(answer: ApiAnswer, faults: Faults): OtherAnswer | undefined {
  return answer.status < 300 ? faults.answer : undefined;
}

/** Writes an answer with the documented headers, or as wrong as the faults want it. Waits no longer than the client does. */
export async function respond(response: ServerResponse, { answer, quota, faults, ...call }: Response): Promise<void> {
  const { clock, authorization } = call;
  const gone = new AbortController();
  response.once('close', () => gone.abort());
  if (faults.latencyMs !== undefined) {
    await clock.wait(faults.latencyMs, gone.signal);
  }
  const status = finalStatus(answer, faults);
  if (status === null) {
    response.socket?.resetAndDestroy();
    return;
  }
  const skewMs = faults.clockSkewMs ?? 0;
  const other = otherAnswer(answer, faults);
  const body = Buffer.from(other?.body ?? bodyText(answer, faults, authorization));
  const contentType = other?.contentType ?? (faults.badJson ? 'text/html' : 'application/json');
  response.writeHead(status, other?.statusText, {
    ...answer.headers,
    ...other?.headers,
    'content-type': contentType,
    'content-length': body.length,
    date: new Date(clock.now() + skewMs).toUTCString(),
    ...(!faults.noRateLimitHeaders && {
      'x-ratelimit-limit': quota.limit,
      'x-ratelimit-remaining': quota.remaining,
      'x-ratelimit-reset': quota.reset + Math.round(skewMs / 1000),
    }),
    ...(faults.echo && { 'x-echo': authorization }),
  });
  const end = faults.reset === 'midBody' ? Math.floor(body.length / 2) : body.length;
  const pieceLength = faults.slowBodyMs === undefined ? end : Math.ceil(body.length / 10);
  for (let from = 0; from < end && !gone.signal.aborted; from += pieceLength) {
    await written(response, body.subarray(from, Math.min(from + pieceLength, end)), gone.signal);
    if (faults.slowBodyMs !== undefined) {
      await clock.wait(faults.slowBodyMs, gone.signal);
    }
  }
  if (faults.reset === 'midBody') {
    response.socket?.resetAndDestroy();
    return;
  }
  response.end();
}

/** Resolves when the piece has left, so that a cut connection has delivered it; or when the client is gone. */
function written(response: ServerResponse, piece: Buffer, gone: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    gone.addEventListener('abort', () => resolve(), { once: true });
    response.write(piece, () => resolve());
  });
}

function bodyText({ body: described }: ApiAnswer, faults: Faults, authorization: string): string {
  const { badJson, echo } = faults;
  const body = faults.deviating ? deviating(described) : described;
  if (badJson) {
    return `<!DOCTYPE html><title>Maintenance</title><p>We are back soon.${echo ? ` ${authorization}` : ''}</p>`;
  }
  return JSON.stringify(echo ? { ...Object(body), echo: { authorization } } : body);
}
