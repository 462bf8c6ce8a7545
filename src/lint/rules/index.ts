import type { Rule } from "../rule.ts";
import { cardSections } from "./card/sections.ts";
import { acceptedBuildsOnAccepted } from "./corpus/accepted-builds-on-accepted.ts";
import { affectsMatchesAFile } from "./corpus/affects-matches-a-file.ts";
import { idTakenOnBase } from "./corpus/id-taken-on-base.ts";
import { noDanglingReference } from "./corpus/no-dangling-reference.ts";
import { noSupersessionCycle } from "./corpus/no-supersession-cycle.ts";
import { supersededHasSuccessor } from "./corpus/superseded-has-successor.ts";
import { supersessionBothSides } from "./corpus/supersession-both-sides.ts";
import { uniqueId } from "./corpus/unique-id.ts";
import { pricesCurrent } from "./cost/prices-current.ts";
import { costRecomputed } from "./cost/recomputed.ts";
import { costTable } from "./cost/table.ts";
import { withinBudget } from "./cost/within-budget.ts";
import { blockCurrent } from "./evidence/block-current.ts";
import { claimsMatch } from "./evidence/claims-match.ts";
import { datasetSize } from "./evidence/dataset-size.ts";
import { fileValid } from "./evidence/file-valid.ts";
import { evidenceGate } from "./evidence/gate.ts";
import { graderStated } from "./evidence/grader-stated.ts";
import { overrideExplained } from "./evidence/override-explained.ts";
import { regressionAccepted } from "./evidence/regression-accepted.ts";
import { sourceUnchanged } from "./evidence/source-unchanged.ts";
import { commentWindow } from "./lifecycle/comment-window.ts";
import { decisionMakers } from "./lifecycle/decision-makers.ts";
import { frozen } from "./lifecycle/frozen.ts";
import { reviewOverdue } from "./lifecycle/review-overdue.ts";
import { transition } from "./lifecycle/transition.ts";
import { anchorExists } from "./links/anchor-exists.ts";
import { imageAlt } from "./links/image-alt.ts";
import { imageExists } from "./links/image-exists.ts";
import { targetExists } from "./links/target-exists.ts";
import { atLeastThree } from "./options/at-least-three.ts";
import { chosenConsidered } from "./options/chosen-considered.ts";
import { chosenExists } from "./options/chosen-exists.ts";
import { chosenIsRecommended } from "./options/chosen-is-recommended.ts";
import { criteriaAreRows } from "./options/criteria-are-rows.ts";
import { moneyParses } from "./options/money-parses.ts";
import { moreThanOne } from "./options/more-than-one.ts";
import { noEmptyCell } from "./options/no-empty-cell.ts";
import { oneRecommendation } from "./options/one-recommendation.ts";
import { reversalCostRow } from "./options/reversal-cost-row.ts";
import { statusQuo } from "./options/status-quo.ts";
import { tablePresent } from "./options/table-present.ts";
import { weightedTotal } from "./options/weighted-total.ts";
import { gate } from "./plan/gate.ts";
import { goldenSet } from "./plan/golden-set.ts";
import { grader } from "./plan/grader.ts";
import { rationale } from "./plan/rationale.ts";
import { actionsOwned } from "./postmortem/actions-owned.ts";
import { namesRisk } from "./postmortem/names-risk.ts";
import { openItemsOwned } from "./readiness/open-items-owned.ts";
import { readinessSection } from "./readiness/section.ts";
import { recordDialect } from "./record/dialect.ts";
import { datePlausible } from "./record/date-plausible.ts";
import { headingLevels } from "./record/heading-levels.ts";
import { idMatchesFile } from "./record/id-matches-file.ts";
import { noContradiction } from "./record/no-contradiction.ts";
import { noPlaceholder } from "./record/no-placeholder.ts";
import { onePage } from "./record/one-page.ts";
import { readable } from "./record/readable.ts";
import { requiredSections } from "./record/required-sections.ts";
import { schema } from "./record/schema.ts";
import { sectionOrder } from "./record/section-order.ts";
import { statusUnderstood } from "./record/status-understood.ts";
import { titleMatchesHeading } from "./record/title-matches-heading.ts";
import { agreesWithTable } from "./reversal/agrees-with-table.ts";
import { costParses } from "./reversal/cost-parses.ts";
import { doorFollowsCost } from "./reversal/door-follows-cost.ts";
import { planForCostly } from "./reversal/plan-for-costly.ts";
import { rehearsed } from "./reversal/rehearsed.ts";
import { windowOpen } from "./reversal/window-open.ts";
import { approval } from "./rights/approval.ts";
import { notOnlySelf } from "./rights/not-only-self.ts";
import { ownHand } from "./rights/own-hand.ts";
import { atLeastOneRisk } from "./risks/at-least-one.ts";
import { closedHasDate } from "./risks/closed-has-date.ts";
import { columns } from "./risks/columns.ts";
import { materialisedHasPostmortem } from "./risks/materialised-has-postmortem.ts";
import { measurableSignal } from "./risks/measurable-signal.ts";
import { owner } from "./risks/owner.ts";
import { reviewDue } from "./risks/review-due.ts";
import { statusKnown } from "./risks/status-known.ts";
import { risksTablePresent } from "./risks/table-present.ts";
import { suppressionReason } from "./suppress/reason.ts";
import { suppressionUnused } from "./suppress/unused.ts";
import { suppressionValid } from "./suppress/valid.ts";

/** Every rule, by group. */
export const RULES: readonly Rule[] = [
  readable,
  schema,
  idMatchesFile,
  titleMatchesHeading,
  requiredSections,
  sectionOrder,
  noPlaceholder,
  datePlausible,
  onePage,
  headingLevels,
  recordDialect,
  statusUnderstood,
  noContradiction,
  uniqueId,
  idTakenOnBase,
  noDanglingReference,
  supersessionBothSides,
  noSupersessionCycle,
  supersededHasSuccessor,
  acceptedBuildsOnAccepted,
  affectsMatchesAFile,
  targetExists,
  anchorExists,
  imageExists,
  imageAlt,
  tablePresent,
  atLeastThree,
  moreThanOne,
  reversalCostRow,
  oneRecommendation,
  noEmptyCell,
  moneyParses,
  criteriaAreRows,
  statusQuo,
  chosenIsRecommended,
  weightedTotal,
  chosenExists,
  chosenConsidered,
  costParses,
  agreesWithTable,
  doorFollowsCost,
  planForCostly,
  windowOpen,
  rehearsed,
  risksTablePresent,
  columns,
  owner,
  measurableSignal,
  reviewDue,
  statusKnown,
  closedHasDate,
  materialisedHasPostmortem,
  atLeastOneRisk,
  fileValid,
  blockCurrent,
  evidenceGate,
  regressionAccepted,
  overrideExplained,
  claimsMatch,
  datasetSize,
  graderStated,
  sourceUnchanged,
  frozen,
  transition,
  commentWindow,
  reviewOverdue,
  decisionMakers,
  approval,
  notOnlySelf,
  ownHand,
  readinessSection,
  openItemsOwned,
  costTable,
  costRecomputed,
  withinBudget,
  pricesCurrent,
  goldenSet,
  grader,
  gate,
  rationale,
  actionsOwned,
  namesRisk,
  cardSections,
  suppressionReason,
  suppressionUnused,
  suppressionValid,
];
