/** The nearest-rank quantile. @throws RangeError where there is no value. */
export function quantile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const value = sorted[Math.max(0, Math.ceil(part * sorted.length) - 1)];
  if (value === undefined) throw new RangeError('No value was measured.');
  return value;
}

export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}
