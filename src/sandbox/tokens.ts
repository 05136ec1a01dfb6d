import { randomInt } from 'node:crypto';

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** 40 letters and digits. The real format is not documented; nothing may depend on this one. */
function randomToken(): string {
  return Array.from({ length: 40 }, () => alphabet[randomInt(alphabet.length)]).join('');
}

/** The tokens that the sandbox accepts, and what each may do. */
export class SandboxTokens {
  readonly full: string;
  readonly readOnly = randomToken();
  readonly forbidden = randomToken();

  /** @param full made anew unless given, so that no token has to stand in a source. */
  constructor(full = randomToken()) {
    this.full = full;
  }

  knows(token: string): boolean {
    return this.#all.includes(token);
  }

  permits(token: string, method: string): boolean {
    return token === this.full || (token === this.readOnly && method === 'GET');
  }

  /** A text without the tokens, as it may be logged. */
  redact(text: string): string {
    return this.#all.reduce((rest, token) => rest.replaceAll(token, '[token]'), text);
  }

  get #all(): readonly string[] {
    return [this.full, this.readOnly, this.forbidden];
  }
}

/** The token in an `Authorization` header, as documented: `Bearer <token>`. */
export function bearerToken(authorization: string | undefined): string | undefined {
  return /^Bearer (\S+)$/.exec(authorization ?? '')?.[1];
}
