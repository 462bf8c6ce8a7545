import type { DecisionGraph } from "../model/decision-graph.ts";
import type { Usage } from "../model/usage.ts";
import { costView } from "./cost-view.ts";
import type { CostView, PricedPage } from "./cost-view.ts";
import { doorRegisterView } from "./door-register-view.ts";
import type { DoorRegisterView } from "./door-register-view.ts";
import { lineageView } from "./lineage-view.ts";
import type { LineageView } from "./lineage-view.ts";
import { riskRegisterView } from "./risk-register-view.ts";
import type { ReadRisk, RiskRegisterView } from "./risk-register-view.ts";
import { runRegisterView } from "./run-register-view.ts";
import type { PlanView } from "./run-register-view.ts";
import type { DecisionView, ReferenceView } from "./view.ts";

/** What the pages about the whole archive show, a page each. */
export interface RegisterViews {
  risks: RiskRegisterView;
  doors: DoorRegisterView;
  lineage: LineageView;
  cost: CostView;
  plans: PlanView[];
  /** The pages that have something to show; the navigation names no other. */
  pages: RegisterPage[];
}

/** A page about the whole archive. */
export type RegisterPage = "risks" | "doors" | "lineage" | "cost" | "evidence";

/** What the pages are made of, once every record was read. */
export interface RegisterSource {
  /** Newest first. */
  decisions: readonly DecisionView[];
  risks: readonly ReadRisk[];
  costs: readonly PricedPage[];
  usage: { rows: readonly Usage[]; notes: readonly string[] };
  graph: DecisionGraph;
  reference: (id: string) => ReferenceView;
  currency: string;
  today: string;
}

/** Every page about the whole archive. */
export function registerViews(source: RegisterSource): RegisterViews {
  const { decisions, today } = source;
  const risks = riskRegisterView(source.risks);
  const doors = doorRegisterView(decisions, today);
  const lineage = lineageView(decisions, source.graph, source.reference);
  const cost = costView(source.costs, source.usage, source.currency);
  const plans = runRegisterView(decisions);
  const pages: [RegisterPage, boolean][] = [
    ["risks", risks.open.length + risks.closed.length > 0],
    ["doors", doors.open.length + doors.closed.length + doors.lasting.length > 0],
    ["lineage", lineage.rows.length > 0],
    ["cost", cost.pages.length > 0 || cost.usage !== undefined],
    ["evidence", plans.length > 0],
  ];
  return {
    risks,
    doors,
    lineage,
    cost,
    plans,
    pages: pages.flatMap(([page, isShown]) => (isShown ? [page] : [])),
  };
}
