/** One request as it came, without its token. */
export interface LoggedRequest {
  method: string;
  /** Path and query. */
  url: string;
  /** What is answered; null where a fault cuts the connection before that. */
  status: number | null;
  /** When it was read, unix milliseconds. */
  at: number;
}

/** The newest requests: a sandbox may run as long as its window is open. */
export class RequestLog {
  readonly #most = 10_000;
  readonly #requests: LoggedRequest[] = [];

  get requests(): readonly LoggedRequest[] {
    return this.#requests;
  }

  add(request: LoggedRequest): void {
    this.#requests.push(request);
    if (this.#requests.length > this.#most) {
      this.#requests.shift();
    }
  }
}
