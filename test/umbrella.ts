import { execFileSync } from "node:child_process";
import { rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { onTestFinished } from "vitest";
import { reckon } from "./cli/terminal.ts";
import { sampleRepository } from "./git/sample-repository.ts";
import { adr, project } from "./project.ts";

/** Keys of a decision that was taken. */
export const DECIDED = "status: accepted\ndate: 2026-11-20\ndecided: 2026-11-20\ndecision-makers: [ana]";

const SOURCES = {
  shop: "folder: ../shop",
  platform: "git: ../platform.git",
  legal: "export: ../legal.ndjson",
};

/** An archive over other repositories. */
export interface Umbrella {
  /** The folder that holds it and what it is over. */
  root: string;
  /** The folder of its own records. */
  archive: string;
  /** Writes its settings, with sources in the place of those that it has. */
  sources(changed?: Readonly<Record<string, string>>): void;
}

/**
 * An archive over a work tree, a bare mirror and an export, each of which has counted up to the same number; gone when the
 * test is over.
 */
export async function umbrella(): Promise<Umbrella> {
  const root = project({
    "archive/reckon.yaml": "",
    "archive/adr/adr-0001-one-supplier.md": adr(
      "ADR-0001",
      "One supplier",
      `${DECIDED}\nbuilds-on: [platform:ADR-0001]\nrelates-to: [legal:ADR-0001, shop:billing:ADR-0001]`,
    ),
    "shop/reckon.yaml":
      "dir: docs/decisions\npackages: { billing: billing/adr }\nkinds: { runbook: { prefix: RUN, sections: [Steps] } }\n",
    "shop/docs/decisions/run-0001-refund-desk.md": adr("RUN-0001", "Refund desk", DECIDED).replace(
      "kind: adr",
      "kind: runbook",
    ),
    "shop/billing/adr/adr-0001-round-per-invoice.md": adr("ADR-0001", "Round per invoice", DECIDED),
    "legal/reckon.yaml": "",
    "legal/adr/adr-0001-retain-for-ninety-days.md": adr(
      "ADR-0001",
      "Retain for ninety days",
      DECIDED,
      "## Context\n\nChats go.\n",
    ),
  });
  const platform = sampleRepository({
    "adr/adr-0001-one-gateway.md": adr("ADR-0001", "One gateway", DECIDED),
    "adr/adr-0002-two-zones.md": adr("ADR-0002", "Two zones", `${DECIDED}\nbuilds-on: [ADR-0001]`),
    "adr/.hidden/adr-0009-hidden.md": adr("ADR-0009", "Hidden", DECIDED),
  });
  onTestFinished(() => rmSync(platform.root, { recursive: true, force: true }));
  platform.git("tag", "autumn");
  platform.commit("Three zones", { "adr/adr-0003-three-zones.md": adr("ADR-0003", "Three zones", DECIDED) });
  execFileSync("git", ["clone", "--quiet", "--mirror", platform.root, path.join(root, "platform.git")]);
  const exported = await reckon(path.join(root, "legal"), ["export", "ndjson"]);
  writeFileSync(path.join(root, "legal.ndjson"), exported.stdout);
  const sources: Umbrella["sources"] = (changed = {}) => {
    const all = Object.entries({ ...SOURCES, ...changed }).map(
      ([name, source]) => `  ${name}: { ${source} }\n`,
    );
    writeFileSync(path.join(root, "archive/reckon.yaml"), `sources:\n${all.join("")}`);
  };
  sources();
  return { root, archive: path.join(root, "archive"), sources };
}
