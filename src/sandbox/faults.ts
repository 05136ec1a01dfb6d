/** What the sandbox can do wrong, on request. Absent = behaves as documented. */
export interface Faults {
  /** Milliseconds before it answers. */
  latencyMs?: number;
  /** Cuts the connection: before anything is answered, or after half of the body. */
  reset?: 'beforeHeaders' | 'midBody';
  /** Answers with this status instead: 500, 503, 429, … */
  status?: number;
  /** Answers 200 with an HTML page. */
  badJson?: boolean;
  /** Leaves the three rate-limit headers out. */
  noRateLimitHeaders?: boolean;
  /** Milliseconds that its clock is ahead (negative: behind): `Date` and the reset. */
  clockSkewMs?: number;
  /** Sends the body in pieces, with so many milliseconds between them. */
  slowBodyMs?: number;
  /** Echoes the `Authorization` header in a header and in the body. */
  echo?: boolean;
  /** For so many requests, then no more. Absent: until it is cleared. */
  times?: number;
}

const shapes: { readonly [name in keyof Required<Faults>]: (value: unknown) => boolean } = {
  latencyMs: isNumber,
  reset: (value) => value === 'beforeHeaders' || value === 'midBody',
  status: (value) => isNumber(value) && Number.isInteger(value) && value >= 200 && value <= 599,
  badJson: isFlag,
  noRateLimitHeaders: isFlag,
  clockSkewMs: isNumber,
  slowBodyMs: isNumber,
  echo: isFlag,
  times: isNumber,
};

/** @returns a sentence where the value is no set of faults. */
export function parseFaults(value: unknown): Faults | string {
  if (typeof value !== 'object' || value === null) {
    return 'Faults are a JSON object.';
  }
  for (const [name, setting] of Object.entries(value)) {
    const fits = Object.hasOwn(shapes, name) ? shapes[name as keyof Faults] : undefined;
    if (fits === undefined) {
      return `There is no fault "${name}". Known: ${Object.keys(shapes).join(', ')}.`;
    }
    if (!fits(setting)) {
      return `The fault "${name}" cannot be ${JSON.stringify(setting)}.`;
    }
  }
  return value as Faults;
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}

function isFlag(value: unknown): boolean {
  return typeof value === 'boolean';
}
