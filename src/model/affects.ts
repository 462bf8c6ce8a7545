import picomatch from "picomatch";

/** An entry of `affects`, ready to be asked. */
export interface GovernedPaths {
  /** As written. */
  glob: string;
  /** The folders that it starts from, or the whole path where it has no pattern. */
  base: string;
  /** Whether it has a pattern; one without names a file, or a folder and all that lies in it. */
  isGlob: boolean;
  /** Whether it governs a file, by its path from the repository's root, with `/`. */
  matches(file: string): boolean;
}

/**
 * A glob is matched by going back and forth, in a time that grows with the power of its stars; globs come from
 * strangers' pull requests. One with more of them in a step, or more `**`, than anybody needs governs nothing.
 */
const STARS = 3;

/**
 * Reads an entry of `affects`: `*`, `?`, `[…]`, `{…}` and `**`, from the repository's root. There is no negation, and a
 * leading `/` or `./` and a trailing `/` say nothing.
 */
export function readAffects(glob: string): GovernedPaths {
  const plain = glob.replace(/^\.?\//u, "").replace(/\/$/u, "");
  const options = { dot: true, nonegate: true, noextglob: true };
  const { base, isGlob } = picomatch.scan(plain, options);
  if (!isGlob) {
    return { glob, base: plain, isGlob, matches: (file) => file === plain || file.startsWith(`${plain}/`) };
  }
  return { glob, base, isGlob, matches: isCheap(plain) ? picomatch(plain, options) : () => false };
}

function isCheap(glob: string): boolean {
  const steps = glob.split("/");
  const stars = (step: string): number => step.match(/\*/gu)?.length ?? 0;
  const isAnyFolders = (step: string): boolean => step === "**";
  return (
    steps.filter(isAnyFolders).length <= STARS &&
    steps.every((step) => isAnyFolders(step) || stars(step) <= STARS)
  );
}
