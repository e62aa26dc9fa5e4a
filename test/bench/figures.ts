/** One decimal is more than a busy machine can tell apart. */
export function rounded(value: number): number {
  return Math.round(value * 10) / 10;
}

/** The value that this share of all values does not exceed; `null` of no values. */
function quantile(values: readonly number[], share: number): number | null {
  const value = values.toSorted((a, b) => a - b)[Math.max(0, Math.ceil(values.length * share) - 1)];
  return value === undefined ? null : rounded(value);
}

type Spread = { p50: number | null; p95: number | null };

export function spreadOf(values: readonly number[]): Spread {
  return { p50: quantile(values, 0.5), p95: quantile(values, 0.95) };
}

export function tailOf(values: readonly number[]): Spread & { p99: number | null } {
  return { ...spreadOf(values), p99: quantile(values, 0.99) };
}
