const mask = '[token removed]';

/** The base64 of a token inside a longer text depends on where in a group of three bytes it starts. */
function base64Forms(token: string): string[] {
  return [0, 1, 2].map((offset) => {
    const whole = Buffer.from('\0'.repeat(offset) + token, 'latin1')
      .toString('base64')
      .replace(/=+$/, '');
    const first = offset === 0 ? 0 : offset + 1;
    const spare = (offset + token.length) % 3 === 0 ? 0 : 1;
    return whole.slice(first, whole.length - spare);
  });
}

function forms(token: string): string[] {
  const base64 = base64Forms(token).filter((form) => form.length >= 8);
  return [
    token,
    JSON.stringify(token).slice(1, -1),
    token.replaceAll('/', '\\/'),
    encodeURIComponent(token),
    ...base64,
    ...base64.map((form) => form.replaceAll('+', '-').replaceAll('/', '_')),
  ];
}

/**
 * Removes known tokens from text that comes from outside: servers and proxies echo what they were sent.
 * Knows a token as it is, JSON-escaped, URL-encoded and in base64.
 */
export class Redactor {
  readonly #forms = new Map<string, string[]>();

  /** Makes the token unspeakable until `forget` is called with it. */
  add(token: string): void {
    if (token !== '' && !this.#forms.has(token)) {
      this.#forms.set(
        token,
        [...new Set(forms(token))].sort((a, b) => b.length - a.length),
      );
    }
  }

  redact(text: string): string {
    let clean = text;
    for (const known of this.#forms.values()) {
      for (const form of known) {
        clean = clean.replaceAll(form, mask);
      }
    }
    return clean;
  }

  /**
   * Like `redact`, for a body that may be JSON: any character can be written as `\uXXXX` there, and would be
   * whole again once parsed. Text that is not JSON, or holds no escape, is only searched as it stands.
   */
  redactBody(text: string): string {
    const clean = this.redact(text);
    if (!clean.includes('\\u') || this.#forms.size === 0) {
      return clean;
    }
    const root: { value?: unknown } = {};
    try {
      root.value = JSON.parse(clean);
    } catch {
      const plain = unescapeUnicode(clean);
      return this.redact(plain) === plain ? clean : mask;
    }
    return this.#redactStrings(root) ? stringify(root.value) : clean;
  }

  /** Replaces in place, without recursion: a hostile answer may be 100,000 levels deep. Returns whether it changed anything. */
  #redactStrings(root: object): boolean {
    let changed = false;
    const open = [root];
    for (let node = open.pop(); node !== undefined; node = open.pop()) {
      for (const [key, value] of Object.entries(node)) {
        const cleanKey = this.redact(key);
        const cleanValue: unknown = typeof value === 'string' ? this.redact(value) : value;
        if (cleanKey !== key || cleanValue !== value) {
          Reflect.deleteProperty(node, key);
          // Not an assignment: a key named __proto__ would set the prototype instead.
          Object.defineProperty(node, cleanKey, {
            value: cleanValue,
            enumerable: true,
            configurable: true,
            writable: true,
          });
          changed = true;
        }
        if (typeof value === 'object' && value !== null) {
          open.push(value);
        }
      }
    }
    return changed;
  }
}

function unescapeUnicode(text: string): string {
  return text.replace(/\\u([0-9a-fA-F]{4})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

function stringify(value: unknown): string {
  try {
    return JSON.stringify(value);
  } catch (error) {
    if (error instanceof RangeError) {
      return mask; // nested too deeply to be written again
    }
    throw error;
  }
}
