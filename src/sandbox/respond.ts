import type { ServerResponse } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import type { ApiAnswer } from './api.ts';
import type { Faults } from './faults.ts';
import type { Quota } from './rateLimitWindow.ts';

interface Response {
  answer: ApiAnswer;
  quota: Quota;
  faults: Faults;
  /** Unix milliseconds. */
  now: number;
  /** What the client sent, for the fault `echo`. */
  authorization: string;
}

/** Writes an answer with the documented headers, or as wrong as the faults want it. */
export async function respond(
  response: ServerResponse,
  { answer, quota, faults, now, authorization }: Response,
): Promise<void> {
  if (faults.latencyMs !== undefined) {
    await delay(faults.latencyMs);
  }
  if (faults.reset === 'beforeHeaders') {
    response.socket?.resetAndDestroy();
    return;
  }
  const skewMs = faults.clockSkewMs ?? 0;
  const body = Buffer.from(bodyText(answer, faults, authorization));
  response.writeHead(faults.badJson ? 200 : answer.status, {
    'content-type': faults.badJson ? 'text/html' : 'application/json',
    'content-length': body.length,
    date: new Date(now + skewMs).toUTCString(),
    ...(!faults.noRateLimitHeaders && {
      'x-ratelimit-limit': quota.limit,
      'x-ratelimit-remaining': quota.remaining,
      'x-ratelimit-reset': quota.reset + Math.round(skewMs / 1000),
    }),
    ...(faults.echo && { 'x-echo': authorization }),
  });
  if (faults.reset === 'midBody') {
    response.write(body.subarray(0, body.length / 2), () => response.socket?.resetAndDestroy());
    return;
  }
  if (faults.slowBodyMs === undefined) {
    response.end(body);
    return;
  }
  for (let from = 0; from < body.length && !response.destroyed; from += Math.ceil(body.length / 10)) {
    response.write(body.subarray(from, from + Math.ceil(body.length / 10)));
    await delay(faults.slowBodyMs);
  }
  response.end();
}

function bodyText({ body }: ApiAnswer, { badJson, echo }: Faults, authorization: string): string {
  if (badJson) {
    return `<!DOCTYPE html><title>Maintenance</title><p>We are back soon.${echo ? ` ${authorization}` : ''}</p>`;
  }
  return JSON.stringify(echo ? { ...Object(body), echo: { authorization } } : body);
}
