import { carryMarks, unescaped } from './escapes.ts';

const mask = '[token removed]';

const escapeSign = /[\\%&]/;
/** JSON in a URL in a log in JSON: how many layers are taken off. */
const mostLayers = 4;

/** Characters. A shorter one stands by chance in any text, which would then be unreadable. */
const shortestToken = 8;

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
  const base64 = base64Forms(token);
  return [
    token,
    // As a host or a header's name.
    token.toLowerCase(),
    // UTF-16 that was read as UTF-8.
    [...token].join('\0'),
    // The token may itself look like an escape, which is taken off along with those around it.
    unescaped(token),
    ...base64,
    ...base64.map((form) => form.replaceAll('+', '-').replaceAll('/', '_')),
  ].filter((form) => form.length >= shortestToken);
}

/**
 * Removes known tokens from text that comes from outside: servers and proxies echo what they were sent.
 * Knows a token as it is and in base64, and either with any of its characters escaped as in JSON, a URL or HTML.
 * What is no token stays as it was, to the byte. Takes time in proportion to the text, whatever is in it.
 */
export class Redactor {
  readonly #forms = new Map<string, string[]>();

  /**
   * Makes the token unspeakable from now on; one of under 8 characters cannot be.
   * @returns whether it was not so before: only then may whoever has added it make it forgotten.
   */
  add(token: string): boolean {
    if (token.length < shortestToken || this.#forms.has(token)) {
      return false;
    }
    this.#forms.set(token, [...new Set(forms(token))]);
    return true;
  }

  /** For what turned out to be no token, and was not known before. */
  forget(token: string): void {
    this.#forms.delete(token);
  }

  redact(text: string): string {
    const marks = this.#mark(text, mostLayers);
    return marks === undefined ? text : masked(text, marks);
  }

  /** Marks the characters of tokens, as they are or below so many layers of escapes; undefined where there are none. */
  #mark(text: string, layers: number): Uint8Array | undefined {
    let marks = this.#markPlain(text);
    const plain = layers > 0 && escapeSign.test(text) ? unescaped(text) : text;
    const below = plain === text ? undefined : this.#mark(plain, layers - 1);
    if (below !== undefined) {
      marks ??= new Uint8Array(text.length);
      carryMarks(text, below, marks);
    }
    return marks;
  }

  #markPlain(text: string): Uint8Array | undefined {
    let marks: Uint8Array | undefined;
    for (const form of [...this.#forms.values()].flat()) {
      for (let start = text.indexOf(form); start >= 0; start = text.indexOf(form, start + form.length)) {
        marks ??= new Uint8Array(text.length);
        marks.fill(1, start, start + form.length);
      }
    }
    return marks;
  }
}

/** Whatever is marked in one piece becomes one mask. */
function masked(text: string, marks: Uint8Array): string {
  let clean = '';
  let from = 0;
  for (let start = marks.indexOf(1); start >= 0; start = marks.indexOf(1, from)) {
    clean += text.slice(from, start) + mask;
    const end = marks.indexOf(0, start);
    from = end < 0 ? text.length : end;
  }
  return clean + text.slice(from);
}
