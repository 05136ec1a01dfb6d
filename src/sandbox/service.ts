import type { IncomingMessage, ServerResponse } from 'node:http';
import { type ApiAnswer, answerCall, errorAnswer } from './api.ts';
import type { SandboxClock } from './clock.ts';
import { controlPath, parseControl } from './control.ts';
import { FaultPlan, type Faults } from './faults.ts';
import type { Quota, RateLimitWindow } from './rateLimitWindow.ts';
import { readRequestBody } from './requestBody.ts';
import { RequestLog } from './requestLog.ts';
import { finalStatus, respond } from './respond.ts';
import type { ShipmentBook } from './shipments.ts';
import { bearerToken, type SandboxTokens } from './tokens.ts';

export const basePath = '/api/v1';

export interface ServiceParts {
  tokens: SandboxTokens;
  book: ShipmentBook;
  clock: SandboxClock;
  faults: Faults;
  newWindow: () => RateLimitWindow;
}

interface Answered {
  answer: ApiAnswer;
  quota: Quota;
}

interface ReadRequest {
  method: string;
  path: string;
  query: string;
  contentType: string;
  authorization: string;
  body: string | undefined;
}

/** What the server does with a request: who asks, what is left, what is wanted, what goes wrong. */
export class SandboxService {
  readonly faults: FaultPlan;
  readonly log = new RequestLog();
  readonly #parts: ServiceParts;
  readonly #windows = new Map<string, RateLimitWindow>();

  constructor(parts: ServiceParts) {
    this.#parts = parts;
    this.faults = new FaultPlan(parts.faults);
  }

  setRemaining(remaining: number): void {
    const { tokens, clock } = this.#parts;
    this.#windowOf(tokens.full).setRemaining(remaining, clock.now());
  }

  async handle(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const request = await read(incoming);
    if (request.path === controlPath) {
      const { status, body } = this.#control(request);
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
      return;
    }
    const { tokens, clock } = this.#parts;
    const faults = this.faults.take();
    const { answer, quota } = this.#answer(request, faults);
    this.log.add({
      method: request.method,
      url: tokens.redact(request.path + (request.query === '' ? '' : `?${request.query}`)),
      status: finalStatus(answer, faults),
      at: clock.now(),
    });
    await respond(response, { answer, quota, faults, clock, authorization: request.authorization });
  }

  #answer(request: ReadRequest, faults: Faults): Answered {
    const { tokens, clock, newWindow } = this.#parts;
    const token = bearerToken(request.authorization);
    const known = token !== undefined && tokens.knows(token);
    // The headers are promised on every response; without a valid token there is no window that they could tell of.
    const quota = (known ? this.#windowOf(token) : newWindow()).take(clock.now());
    if (faults.status !== undefined) {
      const remaining = faults.status === 429 ? 0 : quota.remaining;
      return {
        answer: errorAnswer(faults.status, `Status ${faults.status} on request`),
        quota: { ...quota, remaining },
      };
    }
    if (!known) {
      return { answer: errorAnswer(401, 'Missing or invalid API token'), quota };
    }
    if (!quota.allowed) {
      return { answer: errorAnswer(429, 'Rate limit exceeded'), quota };
    }
    if (!tokens.permits(token, request.method)) {
      return { answer: errorAnswer(403, 'Insufficient permissions'), quota };
    }
    return { answer: this.#carryOut(request), quota };
  }

  #carryOut({ method, path, query, contentType, body }: ReadRequest): ApiAnswer {
    if (!path.startsWith(`${basePath}/`)) {
      return errorAnswer(404, 'Not found');
    }
    if (body === undefined) {
      return errorAnswer(413, 'The body is too large');
    }
    const { book, clock } = this.#parts;
    const call = { method, path: path.slice(basePath.length), query: new URLSearchParams(query), contentType, body };
    return answerCall(call, book, clock.now());
  }

  /** What a tester asks for beside the API. A request that makes no sense changes nothing. */
  #control({ method, contentType, body }: ReadRequest): ApiAnswer {
    if (method !== 'POST') {
      return errorAnswer(405, 'Only POST');
    }
    // Not a type that a web page may send to this machine without asking first (CORS).
    if (contentType !== 'application/json') {
      return errorAnswer(415, 'The Content-Type is application/json');
    }
    const request = parseControl(body ?? '');
    if (typeof request === 'string') {
      return errorAnswer(400, request);
    }
    if (request.remaining !== undefined) {
      this.setRemaining(request.remaining);
    }
    if (request.faults !== undefined) {
      this.faults.set(request.faults);
    }
    return { status: 200, body: request };
  }

  #windowOf(token: string): RateLimitWindow {
    const window = this.#windows.get(token) ?? this.#parts.newWindow();
    this.#windows.set(token, window);
    return window;
  }
}

async function read(incoming: IncomingMessage): Promise<ReadRequest> {
  const { method = '', url = '', headers } = incoming;
  // By hand: URL would throw on "//", and would tidy ".." away.
  const [path = '', ...query] = url.split('?');
  return {
    method,
    path,
    query: query.join('?'),
    contentType: (headers['content-type'] ?? '').replace(/;.*/s, '').trim().toLowerCase(),
    authorization: headers.authorization ?? '',
    body: await readRequestBody(incoming),
  };
}
