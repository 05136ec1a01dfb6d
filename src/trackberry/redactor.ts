const mask = '[token removed]';

/** One character as JSON, a URL or HTML may write it. */
const escapes =
  /\\u([0-9a-f]{4})|\\(["\\/])|%([0-9a-f]{2})|&#x0*([0-9a-f]{1,4});|&#0*(\d{1,5});|&(amp|lt|gt|quot|apos);/gi;
const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
/** JSON in a URL in a log in JSON: how many layers are taken off. */
const mostLayers = 4;

/** Characters. A shorter one stands by chance in any text, which would then be unreadable. */
const shortestToken = 8;

interface Range {
  start: number;
  end: number;
}

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
  const base64Url = base64.map((form) => form.replaceAll('+', '-').replaceAll('/', '_'));
  // The token may itself look like an escape, which is taken off along with those around it.
  return [token, token.replace(escapes, unescaped), ...base64, ...base64Url];
}

/**
 * Removes known tokens from text that comes from outside: servers and proxies echo what they were sent.
 * Knows a token as it is and in base64, and either with any of its characters escaped as in JSON, a URL or HTML.
 * What is no token stays as it was, to the byte.
 */
export class Redactor {
  readonly #forms = new Map<string, string[]>();

  /** Makes the token unspeakable from now on; one of under 8 characters cannot be. */
  add(token: string): void {
    if (token.length >= shortestToken && !this.#forms.has(token)) {
      this.#forms.set(token, [...new Set(forms(token))]);
    }
  }

  /** For what turned out to be no token. */
  forget(token: string): void {
    this.#forms.delete(token);
  }

  redact(text: string): string {
    let found: Range[] = [];
    const layers = [text];
    for (let plain: string | undefined = text; plain !== undefined; plain = nextLayer(layers)) {
      const here = this.#find(plain);
      found = found.concat(layers.slice(0, -1).reduceRight((ranges, layer) => rangesBefore(layer, ranges), here));
    }
    return found.length === 0 ? text : masked(text, found);
  }

  #find(text: string): Range[] {
    const found: Range[] = [];
    for (const form of [...this.#forms.values()].flat()) {
      for (let start = text.indexOf(form); start >= 0; start = text.indexOf(form, start + form.length)) {
        found.push({ start, end: start + form.length });
      }
    }
    return merged(found);
  }
}

/** Takes one layer of escapes off the innermost text, and adds the result; undefined when there is none left. */
function nextLayer(layers: string[]): string | undefined {
  const last = layers.at(-1) ?? '';
  const plain = layers.length > mostLayers ? last : last.replace(escapes, unescaped);
  if (plain === last) {
    return undefined;
  }
  layers.push(plain);
  return plain;
}

/** Always one UTF-16 unit, on which `rangesBefore` counts. */
function unescaped(_: string, json = '', sign = '', percent = '', hex = '', decimal = '', entity = ''): string {
  const code = decimal === '' ? Number.parseInt(json + percent + hex, 16) : Number(decimal);
  return sign || entities[entity.toLowerCase()] || String.fromCharCode(code);
}

/** Where the ranges, in order, of a text stood before `replace(escapes, unescaped)`. */
function rangesBefore(text: string, ranges: readonly Range[]): Range[] {
  if (ranges.length === 0) {
    return [];
  }
  const found = text.matchAll(escapes);
  let next = found.next().value;
  let shift = 0;
  const before = (position: number) => {
    while (next !== undefined && next.index - shift < position) {
      shift += next[0].length - 1;
      next = found.next().value;
    }
    return position + shift;
  };
  return ranges.map(({ start, end }) => ({ start: before(start), end: before(end) }));
}

/** In order, and none over another. */
function merged(ranges: Range[]): Range[] {
  const result: Range[] = [];
  for (const { start, end } of ranges.sort((a, b) => a.start - b.start)) {
    const last = result.at(-1);
    if (last !== undefined && start < last.end) {
      last.end = Math.max(last.end, end);
    } else {
      result.push({ start, end });
    }
  }
  return result;
}

function masked(text: string, ranges: Range[]): string {
  let clean = '';
  let from = 0;
  for (const { start, end } of merged(ranges)) {
    clean += text.slice(from, start) + mask;
    from = end;
  }
  return clean + text.slice(from);
}
