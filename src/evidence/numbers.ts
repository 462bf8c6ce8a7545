import { grouped } from "../model/wording.ts";

/** Numbers as people read them. A true minus, one decimal where nothing else is asked; the same in every locale. */

/** `88.5`, `−3.3`; never `−0.0`. */
export function fixed(value: number, decimals = 1): string {
  const text = Math.abs(value).toFixed(decimals);
  return value < 0 && Number(text) !== 0 ? `−${text}` : text;
}

/** `+2.2`, `−3.3`, `0.0`. */
export function signed(value: number, decimals = 1): string {
  const text = fixed(value, decimals);
  return value > 0 && Number(text) !== 0 ? `+${text}` : text;
}

/** A number with as many decimals as it takes to see on which side of a limit it lies: 89.96 beside 90 is no `90.0`. */
export function besideLimit(value: number, limit: number): string {
  for (let decimals = 1; decimals < 12; decimals++) {
    if (Number(value.toFixed(decimals)) !== limit || value === limit) return fixed(value, decimals);
  }
  return String(value).replace("-", "−");
}

/** A number as it was written, with a true minus: `2`, `0.5`. */
export function plain(value: number): string {
  return String(value).replace("-", "−");
}

/** Rounded up to three digits, for figures that are estimates: 1,428 is `1,430`. */
export function about(value: number): string {
  const step = 10 ** Math.max(0, Math.ceil(Math.log10(value)) - 3);
  return grouped(Math.ceil(value / step) * step);
}

/** `−15.3 … +8.7`. */
export function span([lower, upper]: readonly [number, number], decimals = 1): string {
  return `${signed(lower, decimals)} … ${signed(upper, decimals)}`;
}
