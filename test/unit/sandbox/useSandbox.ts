import { Agent, request } from 'undici';
import { type Sandbox, type SandboxOptions, startSandbox } from '../../../src/sandbox/server.ts';
import { FakeClock } from './fakeClock.ts';

export interface Answer {
  status: number;
  headers: { readonly [name: string]: string | string[] | undefined };
  text: string;
  /** Limit, remaining and reset (unix seconds) from the three headers; NaN for one that is missing. */
  quota: readonly [limit: number, remaining: number, reset: number];
}

export interface Call {
  method?: string;
  /** Sent as JSON; a string is sent as it is. */
  body?: unknown;
  contentType?: string;
  /** The sandbox's own unless given; empty sends no `Authorization`. */
  token?: string;
}

/** A sandbox of its own for each test of the `describe` around it, called over real HTTP. */
export class SandboxFixture {
  clock = new FakeClock();
  #sandbox: Sandbox | undefined;
  #agent = new Agent();

  get sandbox(): Sandbox {
    if (this.#sandbox === undefined) {
      throw new Error('The sandbox runs inside a test only.');
    }
    return this.#sandbox;
  }

  async start(options: SandboxOptions): Promise<void> {
    this.clock = new FakeClock();
    this.#agent = new Agent();
    this.#sandbox = await startSandbox({ clock: this.clock, shipments: 30, ...options });
  }

  async stop(): Promise<void> {
    await this.#sandbox?.close();
    await this.#agent.destroy();
  }

  /** @param path below the base URL, or of the whole server when it begins with `//`. */
  async call(path: string, { method = 'GET', body, contentType, token }: Call = {}): Promise<Answer> {
    const { baseUrl } = this.sandbox;
    const bearer = token ?? this.sandbox.token;
    const response = await request(path.startsWith('//') ? new URL(baseUrl).origin + path.slice(1) : baseUrl + path, {
      method: method as 'GET',
      dispatcher: this.#agent,
      headers: {
        'content-type': contentType ?? 'application/json',
        ...(bearer !== '' && { authorization: `Bearer ${bearer}` }),
      },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const { statusCode: status, headers } = response;
    const number = (name: string) => Number(headers[`x-ratelimit-${name}`]);
    const quota = [number('limit'), number('remaining'), number('reset')] as const;
    return { status, headers, text: await response.body.text(), quota };
  }
}

export function useSandbox(options: SandboxOptions = {}): SandboxFixture {
  const fixture = new SandboxFixture();
  beforeEach(() => fixture.start(options));
  afterEach(() => fixture.stop());
  return fixture;
}

/** A JSON answer as it is; what it must be is for the test to say. */
export function json<T>({ text }: Answer): T {
  return JSON.parse(text) as T;
}
