/**
 * An exact fraction in lowest terms, `d` above 0. Thresholds are compared with these: in floating point `0.9 - 0.88 >
 * 0.02` is true.
 */
export interface Rational {
  readonly n: bigint;
  readonly d: bigint;
}

export const ZERO: Rational = { n: 0n, d: 1n };
export const ONE: Rational = { n: 1n, d: 1n };

/** The fraction n/d in lowest terms. */
export function ratio(n: bigint | number, d: bigint | number = 1n): Rational {
  const top = BigInt(n);
  const bottom = BigInt(d);
  if (bottom === 0n) throw new RangeError("Unexpected zero as denominator");
  const divisor = gcd(top < 0n ? -top : top, bottom < 0n ? -bottom : bottom) * (bottom < 0n ? -1n : 1n);
  return { n: top / divisor, d: bottom / divisor };
}

/** The decimal that a finite number is written as: 0.1 is 1/10, not the double nearest to it. */
export function decimal(value: number): Rational {
  if (Number.isSafeInteger(value)) return { n: BigInt(value), d: 1n };
  const [mantissa = "", exponent = "0"] = String(value).split("e");
  const [whole = "", fraction = ""] = mantissa.split(".");
  const shift = Number(exponent) - fraction.length;
  const digits = BigInt(whole + fraction);
  return shift >= 0 ? ratio(digits * 10n ** BigInt(shift)) : ratio(digits, 10n ** BigInt(-shift));
}

export function add(x: Rational, y: Rational): Rational {
  return x.d === y.d ? ratio(x.n + y.n, x.d) : ratio(x.n * y.d + y.n * x.d, x.d * y.d);
}

export function subtract(x: Rational, y: Rational): Rational {
  return add(x, { n: -y.n, d: y.d });
}

export function multiply(x: Rational, y: Rational): Rational {
  return ratio(x.n * y.n, x.d * y.d);
}

export function divide(x: Rational, y: Rational): Rational {
  return ratio(x.n * y.d, x.d * y.n);
}

/** Below 0, 0 or above 0 as x is less than, equal to or greater than y. */
export function compare(x: Rational, y: Rational): number {
  const left = x.n * y.d;
  const right = y.n * x.d;
  return left < right ? -1 : left > right ? 1 : 0;
}

/** The nearest double. */
export function toNumber(x: Rational): number {
  const direct = Number(x.n);
  if (Number.isSafeInteger(direct) && x.d <= BigInt(Number.MAX_SAFE_INTEGER)) return direct / Number(x.d);
  const magnitude = x.n < 0n ? -x.n : x.n;
  // 66 bits of quotient: what is cut off lies beyond what a double rounds by, but for exact ties.
  const shift = BigInt(Math.max(0, 66 - (bits(magnitude) - bits(x.d))));
  const half = Number(shift / 2n);
  // In two steps, because the power of two alone may be beyond a double where the quotient is not.
  const quotient = Number((magnitude << shift) / x.d) / 2 ** half / 2 ** (Number(shift) - half);
  return x.n < 0n ? -quotient : quotient;
}

function gcd(x: bigint, y: bigint): bigint {
  let [a, b] = [x, y];
  while (b !== 0n) [a, b] = [b, a % b];
  return a === 0n ? 1n : a;
}

function bits(value: bigint): number {
  return value.toString(2).length;
}
