import type * as vscode from 'vscode';
import { TrackberryClient } from '../trackberry/client.ts';
import { type Clock, systemClock } from '../trackberry/clock.ts';
import type { Exchange } from '../trackberry/exchange.ts';
import type { Log } from '../trackberry/log.ts';
import { Throttle } from '../trackberry/throttle.ts';
import type { ApiRequest, Credential, Transport } from '../trackberry/transport.ts';

/** Why waiting calls end when the token or the address changes. */
export class SessionClosedError extends Error {}

/** One organization at one address: its client and its quota. Another token or address is another session. */
export class Session implements vscode.Disposable {
  readonly label: string;
  readonly origin: string;
  readonly baseUrl: string;
  readonly sandbox: boolean;
  readonly client: TrackberryClient;
  readonly throttle: Throttle;
  /** Aborts when the session ends: what it has under way ends with it. */
  readonly signal: AbortSignal;
  readonly #end = new AbortController();

  constructor(parts: {
    label: string;
    sandbox: boolean;
    credential: Credential;
    transport: Transport;
    log: Log;
    clock?: Clock;
  }) {
    this.label = parts.label;
    this.sandbox = parts.sandbox;
    this.origin = parts.credential.address.origin;
    this.baseUrl = parts.credential.address.baseUrl;
    this.throttle = new Throttle({ clock: parts.clock ?? systemClock, log: parts.log });
    this.client = new TrackberryClient({
      transport: parts.transport,
      throttle: this.throttle,
      credential: parts.credential,
    });
    this.signal = this.#end.signal;
  }

  /** As `TrackberryClient.send`; ends with the session. */
  send(request: ApiRequest, signal: AbortSignal, onSend: () => void): Promise<Exchange> {
    return this.client.send(request, AbortSignal.any([signal, this.signal]), onSend);
  }

  dispose(): void {
    const reason = new SessionClosedError('The connection was changed meanwhile.');
    this.throttle.close(reason);
    this.#end.abort(reason);
  }
}
