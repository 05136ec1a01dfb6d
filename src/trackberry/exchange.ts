/** One answer of the server, redacted. Any status: a refusal is an answer too. */
export interface Exchange {
  url: string;
  status: number;
  statusText: string;
  headers: readonly (readonly [name: string, value: string])[];
  body: string;
  /** Size of the decoded body before redaction, bytes. */
  bytes: number;
  /** Milliseconds from sending to the headers, and to the end of the body. */
  headersMs: number;
  totalMs: number;
}

export function headerOf(exchange: Exchange, name: string): string | undefined {
  return exchange.headers.find(([each]) => each === name)?.[1];
}
