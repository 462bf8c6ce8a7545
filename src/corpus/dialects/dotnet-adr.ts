import type { Dialect } from "../dialect.ts";
import { partsLabelled } from "../foreign/document.ts";
import { linesUnder, readText } from "../foreign/statements.ts";

/** dotnet-adr: Nygard's template, and under Status `Superseded by ADR 0004 - Title` without a link. */
export const dotnetAdr: Dialect = {
  name: "dotnet-adr",
  title: "dotnet-adr",
  profile: "nygard",
  sniff(document) {
    if (partsLabelled(document, "status").length === 0) return undefined;
    const written = linesUnder(document, "status").flat();
    return written.some(({ source }) => /^Super[sc]ede(?:s|d by) ADR \d{4} - \S/u.test(source))
      ? "certain"
      : undefined;
  },
  read: readText,
};
