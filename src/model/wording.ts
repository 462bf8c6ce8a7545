/** Words as people list them: `ana`, `ana or mei`, `ana, mei or tom`. */
export function listed(words: readonly string[], joint: "and" | "or"): string {
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} ${joint} ${words.at(-1)}`;
}

/** A text for a message: in backticks, or in quotation marks where it has backticks itself; shortened where it is long. */
export function quoted(text: string): string {
  const short = text.length > 60 ? `${text.slice(0, 57).trimEnd()}…` : text;
  return short.includes("`") ? `“${short}”` : `\`${short}\``;
}

/** `1,430`. */
export function grouped(value: number): string {
  return String(Math.round(value)).replaceAll(/\B(?=(?:\d{3})+$)/g, ",");
}

/** A figure with its noun, as tables and results have it: `0 cases`, `1 case`, `1,430 categories`. */
export function numbered(count: number, one: string, several = `${one}s`): string {
  return `${grouped(count)} ${count === 1 ? one : several}`;
}

/** A number with its noun, as a sentence has it: `no rows`, `one row`, `3 rows`. */
export function counted(number: number, noun: string): string {
  return number === 1 ? `one ${noun}` : `${number === 0 ? "no" : number} ${noun}s`;
}

/** An amount of money as people write it in English: `$7,500`, `€12.50`. */
export function amountText(value: number, currency: string): string {
  return new Intl.NumberFormat("en", {
    style: "currency",
    currency,
    maximumFractionDigits: 2,
    trailingZeroDisplay: "stripIfInteger",
  }).format(value);
}
