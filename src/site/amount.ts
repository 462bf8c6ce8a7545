import { amountText } from "../model/wording.ts";

/** `$14,400`: no cents, which nobody plans with; a sum below ten keeps them. */
export function roundAmount(value: number, currency: string): string {
  return amountText(Math.abs(value) < 10 ? value : Math.round(value), currency);
}

/** `$14.4K`, for an axis. */
export function shortAmount(value: number, currency: string): string {
  return new Intl.NumberFormat("en", {
    style: "currency",
    currency,
    notation: "compact",
    maximumFractionDigits: 1,
  }).format(value);
}

/** `850 ms`, `1.9 s`. */
export function durationWords(milliseconds: number): string {
  return milliseconds < 1000
    ? `${Math.round(milliseconds)} ms`
    : `${Number((milliseconds / 1000).toFixed(2))} s`;
}
