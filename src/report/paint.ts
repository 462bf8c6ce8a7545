import { styleText } from "node:util";

type Style = Parameters<typeof styleText>[0];

/** Colours a text, or leaves it as it is where the reader's terminal takes no colour. */
export type Paint = (style: Style, text: string) => string;

/** The painter of a reader who takes colour, or does not. */
export function painter(color: boolean): Paint {
  return (style, text) => (color && text !== "" ? styleText(style, text, { validateStream: false }) : text);
}
