import { scaffold } from "../corpus/scaffold.ts";
import type { Corpus } from "../corpus/load.ts";
import { pathFrom } from "../corpus/load.ts";
import { kindNamed } from "../model/config.ts";
import { writtenId } from "../model/qualified-id.ts";
import type { MarkdownRecord } from "../model/record.ts";
import { parseRiskStatus } from "../model/risk.ts";
import type { RiskStatus } from "../model/risk.ts";
import { RISK_STATES } from "../model/risk-report.ts";
import { UserError } from "../model/user-error.ts";
import { listed } from "../model/wording.ts";
import { nearest } from "../parse/nearest.ts";
import { plannedText } from "../register/planned.ts";
import { planMaterialised, planRisk, postmortemsOf, riskNamed } from "../register/risk-changes.ts";
import type { NamedRisk } from "../register/risk-changes.ts";
import type { Change } from "./change.ts";
import { findOwnRecord } from "./find-record.ts";
import type { Workshop } from "./workshop.ts";

/** What `--post` says for a postmortem that is yet to be written. */
export const NEW_POSTMORTEM = "new";

/**
 * The risk that a person names as `ADR-0007/R1`; the record may be named in any way that a record is.
 * @throws UserError where none or several fit
 */
function findRisk(corpus: Corpus<MarkdownRecord>, name: string): NamedRisk {
  const at = name.lastIndexOf("/");
  if (at <= 0 || at === name.length - 1) {
    throw new UserError(
      `Unexpected risk \`${name}\`, expected a record and an id of its risks table`,
      "Write it as in ADR-0007/R1; `reckon risk list` shows them.",
    );
  }
  return riskNamed(findOwnRecord(corpus.records, name.slice(0, at)), name.slice(at + 1));
}

/** The state that a word names. */
export function riskState(word: string): RiskStatus["state"] {
  const plain = word
    .trim()
    .toLowerCase()
    .replaceAll(/[\s_]+/gu, "-");
  const found = RISK_STATES.find((state) => state === plain);
  if (found) return found;
  const near = nearest(plain, RISK_STATES);
  throw new UserError(
    `Unexpected status \`${word}\` of a risk, expected ${listed(RISK_STATES, "or")}`,
    near ? `Did you mean \`${near}\`?` : "Choose one of them.",
  );
}

/**
 * Sets a risk's status from today. One that materialised is linked with its postmortem from both sides: the one that is
 * named, else the one that the cell or its own frontmatter links with it, else a new one.
 * @param post the postmortem that a person names, or `new`
 */
export function setRisk(workshop: Workshop, name: string, state: RiskStatus["state"], post?: string): Change {
  const { corpus, today } = workshop;
  const risk = findRisk(corpus, name);
  if (state !== "materialised") {
    if (post !== undefined) {
      throw new UserError(
        `Unexpected \`--post\` with ${state}, expected it with materialised`,
        "A postmortem is for a risk that came true: leave the flag out.",
      );
    }
    const status: RiskStatus = state === "open" ? { state } : { state, on: today };
    return noted(risk, planRisk(risk, status));
  }
  const materialised = (postmortem: string): RiskStatus => ({ state, on: today, postmortem });
  const postmortem =
    post === undefined || post === NEW_POSTMORTEM
      ? linkedPostmortem(corpus, risk)
      : postmortemNamed(corpus, post);
  if (postmortem) {
    return noted(risk, [
      ...planMaterialised(postmortem, risk.ref),
      ...planRisk(risk, materialised(postmortem.id!)),
    ]);
  }
  return withNewPostmortem(workshop, risk, materialised);
}

/** The postmortem that the cell of a risk or its own frontmatter links with it. */
function linkedPostmortem(corpus: Corpus<MarkdownRecord>, risk: NamedRisk): MarkdownRecord | undefined {
  const written = parseRiskStatus(risk.row.status?.text ?? "", risk.record);
  const called = written && "postmortem" in written ? written.postmortem : undefined;
  return called === undefined ? postmortemsOf(corpus.records, risk.ref)[0] : postmortemNamed(corpus, called);
}

/**
 * The postmortems that may tell how a risk came true, the latest first; undefined where one is linked with it already.
 * @throws UserError where there is no such risk
 */
export function postmortemChoices(
  corpus: Corpus<MarkdownRecord>,
  name: string,
): MarkdownRecord[] | undefined {
  if (linkedPostmortem(corpus, findRisk(corpus, name))) return undefined;
  return corpus.records
    .filter(isPostmortem)
    .toSorted((one, other) => ((one.values.date ?? "") < (other.values.date ?? "") ? 1 : -1));
}

function isPostmortem({ id, kind }: MarkdownRecord): boolean {
  return id !== undefined && Object.hasOwn(kind?.keys ?? {}, "materialised");
}

function noted({ record, ref, row }: NamedRisk, changes: Change["changes"]): Change {
  const said = `${ref} says so already: ${row.status?.text.trim()}.`;
  return { record, changes, notes: changes.length === 0 ? [said] : [] };
}

function postmortemNamed(corpus: Corpus<MarkdownRecord>, name: string): MarkdownRecord {
  const found = findOwnRecord(corpus.records, name);
  if (isPostmortem(found)) return found;
  throw new UserError(
    `Unexpected ${found.kind?.name ?? "record"} ${found.id ?? found.file} as a postmortem`,
    "Name a postmortem after `--post`, or leave it out: a new one is then written.",
  );
}

/**
 * A change that first writes a new postmortem, which names the risk, and then the risk's cell with the postmortem's id.
 * The id is known only once the file is there, so the cell's change is made then.
 */
function withNewPostmortem(
  { corpus, source: opened, today }: Workshop,
  risk: NamedRisk,
  materialised: (postmortem: string) => RiskStatus,
): Change {
  const { config, parser, root } = opened;
  const { source } = risk.record;
  const kind = kindNamed(config, "postmortem")!;
  const owner = risk.row.owner?.text.trim();
  // Whether the cell can be written is found out before a file is there that speaks of it.
  const changes = planRisk(risk, materialised("POST-0000"));
  for (const change of changes) plannedText(change, config, parser);
  if (changes.length === 0) return noted(risk, changes);
  return {
    record: risk.record,
    changes: [],
    create() {
      const { id, file } = scaffold(
        { root, config, parser, ...(source === undefined ? {} : { source }) },
        {
          kind,
          title: risk.row.risk?.text.trim() || risk.ref,
          date: today,
          ...(owner ? { decisionMakers: [owner] } : {}),
          edits: [{ path: ["materialised"], set: [writtenId(risk.ref, source)] }],
        },
      );
      const summary = `new postmortem of ${risk.ref}`;
      return {
        created: { record: id, file: pathFrom(corpus.root, file), summary },
        changes: planRisk(risk, materialised(id)),
      };
    },
  };
}
