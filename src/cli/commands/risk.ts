import type { Command } from "commander";
import type { RiskReport } from "../../model/risk-report.ts";
import { calibrate } from "../../register/calibration.ts";
import { acceptedRisks, passesRisk, riskEntry, sortRisks } from "../../register/risks.ts";
import type { Risk, RiskFilter } from "../../register/risks.ts";
import { escapeJson } from "../../report/escape.ts";
import { calibrationText, dueText, riskTable } from "../../report/register/risks.ts";
import { addChangeOptions, changeCorpus } from "../change.ts";
import type { ChangeOptions } from "../change.ts";
import { todayOf } from "../context.ts";
import type { Context } from "../context.ts";
import { readDay } from "../filters.ts";
import { findRecord } from "../find-record.ts";
import { NEW_POSTMORTEM, postmortemChoices, riskState, setRisk } from "../risk-status.ts";
import { addGlobalOptions } from "../verb.ts";
import type { DefineVerb, ExitStatus } from "../verb.ts";
import { openCorpus, viewContext } from "../view.ts";
import type { ReadOptions } from "../view.ts";

interface RiskOptions extends ReadOptions {
  owner?: string;
  status?: string;
  record?: string;
  due?: string;
  within?: string;
}

/** How far ahead `risk due` looks, where `--within` does not say. */
const AHEAD = "14d";

export const define: DefineVerb = (command, context, exit) => {
  command.helpCommand(false);
  reading(command, "list", "every risk of accepted records, and how well likelihoods were judged")
    .option("--status <status>", "open, tripped, mitigated, materialised or did-not-materialise")
    .option("--due <day>", "still to be looked at, by that day: 2026-11-20, today, 30d")
    .action(async (_: unknown, called: Command) => exit(await list(context, called.optsWithGlobals())));
  reading(command, "due", "risks whose review is due")
    .option("--within <distance>", "how far ahead: 30d, 6w, 3m, or a day", AHEAD)
    .action(async (_: unknown, called: Command) => exit(await due(context, called.optsWithGlobals())));
  addChangeOptions(addGlobalOptions(command.command("set <risk> <status>")))
    .description("set a risk's status from today, as in: risk set ADR-0007/R1 materialised")
    .option(
      "--post <record>",
      "the postmortem of a risk that materialised, or `new`; without it, a terminal asks, else a new one is written",
    )
    .action(async (name: string, status: string, _: unknown, called: Command) =>
      exit(await set(context, name, status, called.optsWithGlobals())),
    );
};

function reading(command: Command, name: string, summary: string): Command {
  return addGlobalOptions(command.command(name).description(summary))
    .option("--owner <name>", "of this owner")
    .option("--record <record>", "of this record")
    .option("--json", "print the register as JSON")
    .option("--today <date>", "the day to hold dates against");
}

async function list(context: Context, options: RiskOptions): Promise<ExitStatus> {
  const status = options.status === undefined ? undefined : riskState(options.status);
  const today = todayOf(context, options.today);
  const until = options.due === undefined ? undefined : readDay("--due", options.due, today, 1);
  const { report, view } = await open(context, options, {
    ...(status ? { status } : {}),
    ...(until === undefined ? {} : { due: until }),
  });
  const text = [riskTable(report, view), calibrationText(report.calibration, view)]
    .filter(Boolean)
    .join("\n");
  context.stdout.write(options.json ? `${escapeJson(report)}\n` : text);
  return 0;
}

async function due(context: Context, options: RiskOptions): Promise<ExitStatus> {
  const today = todayOf(context, options.today);
  const until = readDay("--within", options.within ?? AHEAD, today, 1);
  const { report, view } = await open(context, options, { due: until });
  const text = dueText(report, view) || `No review is due by ${until}.\n`;
  context.stdout.write(options.json ? `${escapeJson(report)}\n` : text);
  return 0;
}

/** The risks that pass, and the calibration of all those of the same owner and record. */
async function open(context: Context, options: RiskOptions, filter: RiskFilter) {
  const corpus = await openCorpus(context, options);
  const today = todayOf(context, options.today);
  const whose: RiskFilter = {
    ...(options.owner === undefined ? {} : { owner: options.owner }),
    ...(options.record === undefined ? {} : { record: findRecord(corpus.records, options.record) }),
  };
  const all = acceptedRisks(corpus.records, corpus.config).filter((risk) => passesRisk(risk, whose));
  const shown = sortRisks(all.filter((risk: Risk) => passesRisk(risk, filter)));
  const report: RiskReport = {
    version: 1,
    today,
    risks: shown.map((risk) => riskEntry(risk, today)),
    calibration: calibrate(all),
  };
  return { report, view: viewContext(context, options) };
}

async function set(
  context: Context,
  name: string,
  status: string,
  options: ChangeOptions & { post?: string },
): Promise<ExitStatus> {
  const state = riskState(status);
  const post =
    state === "materialised"
      ? (options.post ?? (await askedPostmortem(context, name, options)))
      : options.post;
  return await changeCorpus(context, "risk set", options, (workshop) => setRisk(workshop, name, state, post));
}

/** What a person at a terminal answers where a risk that came true has no postmortem; undefined where nobody is asked. */
async function askedPostmortem(
  context: Context,
  name: string,
  options: ChangeOptions,
): Promise<string | undefined> {
  if (!context.interactive || options.json) return undefined;
  const choices = postmortemChoices(await openCorpus(context, options), name);
  if (!choices) return undefined;
  const { askForPostmortem } = await import("../prompts.ts");
  return await askForPostmortem(name, choices, NEW_POSTMORTEM);
}
