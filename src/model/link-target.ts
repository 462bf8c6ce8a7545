/** Where a link of a Markdown file leads. */
export type LinkTarget =
  /** Another host, a mail address, a protocol: not looked at. */
  | { kind: "external" }
  /** `path` from the root of the repository with `/`, the link's own file where it names none; `anchor` without `#`. */
  | { kind: "file"; path: string; anchor?: string }
  /** A path out of the repository; what is there, nobody can say. */
  | { kind: "outside" };

/**
 * Resolves a link as GitHub does: from the file's folder, or from the root of the repository where it begins with `/`.
 * @param from path of the file that has the link, from the root of the repository, with `/`
 */
export function linkTarget(from: string, url: string): LinkTarget {
  if (/^(?:[a-z][a-z0-9+.-]*:|\/\/)/iu.test(url)) return { kind: "external" };
  const [written, anchor] = splitOnce(url, "#");
  const [path] = splitOnce(written, "?");
  const withAnchor = anchor === undefined || anchor === "" ? {} : { anchor: decoded(anchor) };
  if (path === "") return { kind: "file", path: from, ...withAnchor };
  const folder = path.startsWith("/") ? [] : from.split("/").slice(0, -1);
  const steps: string[] = [...folder];
  for (const step of decoded(path).split("/")) {
    if (step === "..") {
      if (steps.length === 0) return { kind: "outside" };
      steps.pop();
    } else if (step !== "" && step !== ".") steps.push(step);
  }
  return { kind: "file", path: steps.join("/"), ...withAnchor };
}

function splitOnce(text: string, mark: string): [string, string | undefined] {
  const at = text.indexOf(mark);
  return at === -1 ? [text, undefined] : [text.slice(0, at), text.slice(at + 1)];
}

/** Percent-decoded, or as it is written where that is no valid encoding. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
