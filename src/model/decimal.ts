/** An exact decimal number, `digits` / 10^`scale`: money is added up in tenths that binary fractions do not have. */
export interface Decimal {
  digits: bigint;
  scale: number;
}

/** The decimal that a number is written as: 0.3 is three tenths. */
export function decimal(value: number): Decimal {
  const [mantissa = "0", exponent = "0"] = String(value).split("e");
  const [whole = "0", fraction = ""] = mantissa.split(".");
  const digits = BigInt(whole + fraction);
  const scale = fraction.length - Number(exponent);
  return scale >= 0 ? { digits, scale } : { digits: digits * 10n ** BigInt(-scale), scale: 0 };
}

export function plus(one: Decimal, other: Decimal): Decimal {
  const scale = Math.max(one.scale, other.scale);
  return { digits: scaled(one, scale) + scaled(other, scale), scale };
}

/** An exact sum. */
export function sum(amounts: readonly Decimal[]): Decimal {
  return amounts.reduce(plus, decimal(0));
}

export function times(one: Decimal, other: Decimal): Decimal {
  return { digits: one.digits * other.digits, scale: one.scale + other.scale };
}

/** Divided by a power of ten, which is exact. */
export function shifted({ digits, scale }: Decimal, places: number): Decimal {
  return { digits, scale: scale + places };
}

/** As a number with at most so many decimal places, halves away from zero: money has two. */
export function rounded(value: Decimal, places = 2): number {
  if (value.scale <= places) return Number(scaled(value, places)) / 10 ** places;
  const unit = 10n ** BigInt(value.scale - places);
  const half = value.digits < 0n ? -unit / 2n : unit / 2n;
  return Number((value.digits + half) / unit) / 10 ** places;
}

function scaled({ digits, scale }: Decimal, to: number): bigint {
  return digits * 10n ** BigInt(to - scale);
}
