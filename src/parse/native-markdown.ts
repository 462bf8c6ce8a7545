import type { Root } from "mdast";
import { markdownToMdast } from "satteri";

/** What is called of the native parser, in a module of its own, so that the bundle leaves out the rest of it. */
export function parseNatively(text: string, frontmatter: boolean): Root {
  return markdownToMdast(text, { features: { gfm: true, frontmatter } }) as Root;
}
