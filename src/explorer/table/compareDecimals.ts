interface Decimal {
  sign: number;
  /** From the first digit that is not zero to the last such digit. */
  digits: string;
  /** Where the point stands, counted from before the first of `digits`: 2 in 12.5, -1 in 0.05. */
  point: bigint;
}

/**
 * Orders two numbers written as JSON writes them, by their exact values: no digit is lost, however many there are.
 * @returns less than 0, 0 or more than 0, as a sort wants it.
 */
export function compareDecimals(left: string, right: string): number {
  const [roughLeft, roughRight] = [Number(left), Number(right)];
  if (roughLeft !== roughRight) {
    return roughLeft < roughRight ? -1 : 1; // rounding may make two numbers one, and never swaps them
  }
  if (left === right) {
    return 0;
  }
  const [a, b] = [decimal(left), decimal(right)];
  return a.sign === b.sign ? a.sign * compareAmounts(a, b) : a.sign - b.sign;
}

function compareAmounts(a: Decimal, b: Decimal): number {
  if (a.point !== b.point) {
    return a.point < b.point ? -1 : 1;
  }
  return a.digits === b.digits ? 0 : a.digits < b.digits ? -1 : 1;
}

function decimal(text: string): Decimal {
  const negative = text.startsWith('-');
  const [amount = '', exponent = '0'] = text.slice(negative ? 1 : 0).split(/[eE]\+?/);
  const [whole = '', fraction = ''] = amount.split('.');
  const all = whole + fraction;
  let start = 0;
  while (all[start] === '0') {
    start += 1;
  }
  let end = all.length;
  while (end > start && all[end - 1] === '0') {
    end -= 1;
  }
  return start === end
    ? { sign: 0, digits: '', point: 0n }
    : {
        sign: negative ? -1 : 1,
        digits: all.slice(start, end),
        point: power(exponent) + BigInt(whole.length - start),
      };
}

/** More digits than this make no numbers that anybody could tell apart, and BigInt would take long to read them. */
const mostExponentDigits = 1_000;

function power(exponent: string): bigint {
  const plain = exponent.replace(/^(-?)0+(?=\d)/, '$1');
  return plain.length > mostExponentDigits ? (plain.startsWith('-') ? -1n : 1n) << 4_000n : BigInt(plain);
}
