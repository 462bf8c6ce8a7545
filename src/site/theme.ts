import { existsSync } from "node:fs";
import path from "node:path";
import { imageSize } from "image-size";
import { decodeText, readBytes, readText } from "../corpus/read.ts";
import { LIMITS } from "../model/limits.ts";
import { UserError } from "../model/user-error.ts";
import { safeSvg } from "./safe-svg.ts";
import { digest } from "./slugs.ts";
import type { SiteFile } from "./view.ts";

/** What a team puts in the place of what the site has: files below `<dir>/site/`. Nothing of it is run. */
export interface ThemeView {
  /** Path of the style sheet below the base. */
  style?: string;
  logo?: LogoView;
  /** For dark colours, where the logo needs another. */
  logoDark?: LogoView;
  /** Sanitised HTML under the home page's title, and at the foot of every page. */
  home?: string;
  footer?: string;
}

/** A picture beside the archive's name. */
interface LogoView {
  path: string;
  width?: number;
  height?: number;
}

/** The folder of a theme, beside the folders of evidence and of usage. */
const THEME_FOLDER = "site";

/** A Markdown file of the theme as HTML; undefined where there is none. */
export type ThemeText = (file: string) => string | undefined;

/**
 * Reads the theme of a records' folder.
 * @throws UserError where a file of it cannot be used, with the next step
 */
export function readTheme(dir: string, text: ThemeText): { theme: ThemeView; files: SiteFile[] } {
  const folder = path.join(dir, THEME_FOLDER);
  const files: SiteFile[] = [];
  const at = (name: string): string | undefined => {
    const file = path.join(folder, name);
    return existsSync(file) ? file : undefined;
  };
  const publish = (name: string, content: string): string => {
    const { name: stem, ext } = path.parse(name);
    // The name changes with the content, so that no reader sees an old one.
    const target = `theme/${stem}-${digest(content)}${ext}`;
    files.push({ path: target, text: content });
    return target;
  };
  const theme: ThemeView = {};
  const style = at("theme.css");
  if (style !== undefined) theme.style = publish("theme.css", themeText(style, LIMITS.template));
  const [logo, dark] = [at("logo.svg"), at("logo-dark.svg")];
  if (logo !== undefined) theme.logo = logoView(logo, publish);
  if (dark !== undefined) theme.logoDark = logoView(dark, publish);
  for (const name of ["home", "footer"] as const) {
    const file = at(`${name}.md`);
    const html = file === undefined ? undefined : text(file);
    if (html) theme[name] = html;
  }
  return { theme, files };
}

function themeText(file: string, limit: number): string {
  const read = readText(file, limit);
  if ("problem" in read) throw new UserError(`${file}: ${read.problem.message}`, read.problem.hint);
  return read.text;
}

function logoView(file: string, publish: (name: string, content: string) => string): LogoView {
  const read = readBytes(file, LIMITS.svg, "Make the drawing simpler.");
  const decoded = "bytes" in read ? decodeText(read.bytes) : read;
  if ("problem" in decoded) throw new UserError(`${file}: ${decoded.problem.message}`, decoded.problem.hint);
  const svg = safeSvg(decoded.text);
  if (svg === undefined)
    throw new UserError(
      `${file}: Unexpected text, expected a well-formed SVG`,
      "Export the logo as plain SVG.",
    );
  const target = publish(path.basename(file), svg);
  try {
    const { width, height } = imageSize(Buffer.from(svg));
    return { path: target, width, height };
  } catch {
    return { path: target };
  }
}
