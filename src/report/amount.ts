import { amountText } from "../model/wording.ts";

/** Like {@link amountText}, with its sign: `+$1,200`, `−$300`. */
export function signedAmount(amount: number, currency: string): string {
  const sign = amount > 0 ? "+" : amount < 0 ? "−" : "±";
  return sign + amountText(Math.abs(amount), currency);
}

/** `1,000,000`. */
export function countText(count: number): string {
  return new Intl.NumberFormat("en", { maximumFractionDigits: 2 }).format(count);
}

/** `850 ms`, `1.9 s`. */
export function durationText(milliseconds: number): string {
  return milliseconds < 1000
    ? `${countText(milliseconds)} ms`
    : `${countText(Math.round(milliseconds / 10) / 100)} s`;
}
