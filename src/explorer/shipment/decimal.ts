import { formatDecimal } from '../../l10n/formats.ts';

/** JSON's way of writing a number: RFC 8259, section 6. */
const jsonNumber = /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]?\d+))?$/i;
/** A hostile 1e999999999 would fill the memory. */
const mostDigits = 50;

/** A decimal number, reckoned with exactly; it keeps the decimal places that it was written with. */
export class Decimal {
  static readonly zero = new Decimal(0n, 0);
  readonly #units: bigint;
  readonly #places: number;

  /** units × 10^-places */
  private constructor(units: bigint, places: number) {
    this.#units = units;
    this.#places = places;
  }

  /** @returns undefined for what is no number as JSON writes it, or has more than 50 digits. */
  static parse(text: string): Decimal | undefined {
    const [, sign = '', whole = '', fraction = '', exponent = '0'] = jsonNumber.exec(text) ?? [];
    const places = fraction.length - Number(exponent);
    if (whole === '' || whole.length + fraction.length > mostDigits || Math.abs(places) > mostDigits) {
      return undefined;
    }
    const units = BigInt(`${sign}${whole}${fraction}`);
    return places < 0 ? new Decimal(units * 10n ** BigInt(-places), 0) : new Decimal(units, places);
  }

  get isNegative(): boolean {
    return this.#units < 0n;
  }

  get isWhole(): boolean {
    return this.#units % 10n ** BigInt(this.#places) === 0n;
  }

  /** With as many decimal places as the more precise of the two. */
  plus(other: Decimal): Decimal {
    const places = Math.max(this.#places, other.#places);
    return new Decimal(this.#unitsAt(places) + other.#unitsAt(places), places);
  }

  /** With the decimal places of both: 120 × 4.10 is 492.00. */
  times(other: Decimal): Decimal {
    return new Decimal(this.#units * other.#units, this.#places + other.#places);
  }

  /** `12,345.60`, as the display language writes it: every decimal place that it was written with. */
  toString(): string {
    const digits = String(this.isNegative ? -this.#units : this.#units).padStart(this.#places + 1, '0');
    const whole = digits.slice(0, digits.length - this.#places);
    const exact = `${this.isNegative ? '-' : ''}${whole}.${digits.slice(digits.length - this.#places)}0` as const;
    return formatDecimal(exact as `${number}`, this.#places);
  }

  #unitsAt(places: number): bigint {
    return this.#units * 10n ** BigInt(places - this.#places);
  }
}
