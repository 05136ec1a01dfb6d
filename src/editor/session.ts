import { isDeepStrictEqual } from 'node:util';
import * as vscode from 'vscode';
import { type CallOptions, TrackberryClient } from '../trackberry/client.ts';
import type { Exchange } from '../trackberry/exchange.ts';
import type { Throttle } from '../trackberry/throttle.ts';
import type { ApiRequest, Credential, Transport } from '../trackberry/transport.ts';
import type { Profile } from './profiles/profile.ts';

/** Why calls end when the token or the address changes. */
export class SessionClosedError extends Error {}

/** One organization at one address. Another token or address is another session; what has begun in this one ends with it. */
export class Session implements vscode.Disposable {
  readonly profile: Profile;
  readonly origin: string;
  readonly baseUrl: string;
  readonly client: TrackberryClient;
  readonly throttle: Throttle;
  /** Every call of this session carries it. */
  readonly signal: AbortSignal;
  readonly #end = new AbortController();

  /** @param parts `throttle` outlives the session: the quota is the server's, and is not forgotten. */
  constructor(parts: { profile: Profile; credential: Credential; transport: Transport; throttle: Throttle }) {
    this.profile = parts.profile;
    this.origin = parts.credential.address.origin;
    this.baseUrl = parts.credential.address.baseUrl;
    this.throttle = parts.throttle;
    this.client = new TrackberryClient(parts);
    this.signal = this.#end.signal;
  }

  /** The organization's name. */
  get label(): string {
    return this.profile.label;
  }

  get sandbox(): boolean {
    return this.profile.kind === 'sandbox';
  }

  /**
   * Names the organization, at its address, among all that this window may come to: the same for another token and under
   * another name. Another token of the environment may be another organization's. What is kept of a session's answers is
   * shown while it is this one's.
   */
  get place(): string {
    const { profile, origin } = this;
    if (profile.kind === 'sandbox') {
      return profile.kind; // at another port each time
    }
    return profile.kind === 'stored' ? `${profile.id} ${origin}` : `${profile.kind} ${origin} ${profile.fingerprint}`;
  }

  /** Whether nothing is another: token, address, name, and the check of the token. */
  equals(other: Session): boolean {
    return (
      this.throttle === other.throttle && // one for each token at each origin
      this.baseUrl === other.baseUrl &&
      isDeepStrictEqual(this.profile, other.profile)
    );
  }

  /** As `TrackberryClient.send`; ends with the session. */
  send(request: ApiRequest, options: CallOptions): Promise<Exchange> {
    const { signal } = options;
    return this.client.send(request, {
      ...options,
      signal: signal === undefined ? this.signal : AbortSignal.any([signal, this.signal]),
    });
  }

  dispose(): void {
    this.#end.abort(new SessionClosedError(vscode.l10n.t('The connection was changed meanwhile.')));
  }
}
