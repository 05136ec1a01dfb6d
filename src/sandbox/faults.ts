/** What comes in place of an answer that would be a success. */
export interface OtherAnswer {
  body: string;
  contentType?: string;
  /** The words beside the status 200. */
  statusText?: string;
  headers?: { readonly [name: string]: string };
}

/**
 * What the sandbox can do wrong, on request. Absent = behaves as documented. Several may be set together.
 * Apart from `status`, the call is carried out before it goes wrong: a POST that ends in `reset` has created a shipment.
 */
export interface Faults {
  /** Milliseconds before it answers. */
  latencyMs?: number;
  /** Cuts the connection: before anything is answered, or after half of the body. */
  reset?: 'beforeHeaders' | 'midBody';
  /** Refuses with this status (400 to 599) and does nothing. 429 says besides that no call is left. */
  status?: number;
  /** Answers 200 with an HTML page. */
  badJson?: boolean;
  /** Answers with shipments that are not as described. */
  deviating?: boolean;
  /** Answers 200 with any text, as a hostile server might. */
  answer?: OtherAnswer;
  /** Leaves the three rate-limit headers out. */
  noRateLimitHeaders?: boolean;
  /** Milliseconds that its clock is ahead (negative: behind): `Date` and the reset. */
  clockSkewMs?: number;
  /** Sends the body in ten pieces, with so many milliseconds after each. */
  slowBodyMs?: number;
  /** Echoes the `Authorization` header in the header `X-Echo` and in the body. */
  echo?: boolean;
  /** For so many requests, then no more. Absent: until other faults are set. */
  times?: number;
}

type Check = (value: unknown) => boolean;

const tenMinutes = 600_000;
const tenYears = 10 * 365 * 86_400_000;

const checks: { readonly [name in keyof Required<Faults>]: Check } = {
  latencyMs: numberWithin(0, tenMinutes),
  reset: (value) => value === 'beforeHeaders' || value === 'midBody',
  status: (value) => Number.isInteger(value) && numberWithin(400, 599)(value),
  badJson: isFlag,
  deviating: isFlag,
  answer: isOtherAnswer,
  noRateLimitHeaders: isFlag,
  clockSkewMs: numberWithin(-tenYears, tenYears),
  slowBodyMs: numberWithin(0, tenMinutes),
  echo: isFlag,
  times: (value) => Number.isInteger(value) && numberWithin(1, Number.MAX_SAFE_INTEGER)(value),
};

/** @returns a sentence where the value is no set of faults. */
export function parseFaults(value: unknown): Faults | string {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return 'Faults are a JSON object.';
  }
  for (const [name, setting] of Object.entries(value)) {
    const fits = Object.hasOwn(checks, name) ? checks[name as keyof Faults] : undefined;
    if (fits === undefined) {
      return `There is no fault "${name}". Known: ${Object.keys(checks).join(', ')}.`;
    }
    if (!fits(setting)) {
      return `The fault "${name}" cannot be ${JSON.stringify(setting)}.`;
    }
  }
  return value as Faults;
}

/** The faults of the next request. */
export class FaultPlan {
  #faults: Faults;

  constructor(faults: Faults) {
    this.#faults = faults;
  }

  /** Takes the place of the faults before; `{}` ends them. */
  set(faults: Faults): void {
    this.#faults = faults;
  }

  /** What this request suffers: counts it. */
  take(): Faults {
    const faults = this.#faults;
    if (faults.times !== undefined) {
      this.#faults = faults.times > 1 ? { ...faults, times: faults.times - 1 } : {};
    }
    return faults;
  }
}

function numberWithin(least: number, most: number): Check {
  return (value) => typeof value === 'number' && value >= least && value <= most;
}

function isOtherAnswer(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) {
    return false;
  }
  const {
    body,
    contentType = '',
    statusText = '',
    headers = {},
    ...others
  } = { body: undefined, ...value } as {
    [name: string]: unknown;
  };
  return (
    typeof body === 'string' &&
    [contentType, statusText, ...Object.values(Object(headers))].every(isHeaderValue) &&
    Object.keys(Object(headers)).every((name) => /^[\w-]+$/.test(name)) &&
    Object.keys(others).length === 0
  );
}

/** What HTTP lets through. */
function isHeaderValue(value: unknown): boolean {
  return typeof value === 'string' && /^[\t\x20-\x7e\x80-\xff]*$/.test(value);
}

function isFlag(value: unknown): boolean {
  return typeof value === 'boolean';
}
