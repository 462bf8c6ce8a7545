import type { Status } from "../model/frontmatter.ts";
import type { Verdict } from "../model/gate.ts";
import type { Door } from "../model/reversal.ts";
import type { RiskStatus } from "../model/risk.ts";
import { numbered } from "../model/wording.ts";

/** How a state is shown: its word, its shape and the tone of its colour, which never stands alone. */
export interface StateWord {
  word: string;
  icon: string;
  tone: "good" | "warn" | "bad" | "open" | "past";
}

export const STATUS_WORDS: Readonly<Record<Status, StateWord>> = {
  draft: { word: "Draft", icon: "proposed", tone: "past" },
  proposed: { word: "Proposed", icon: "proposed", tone: "open" },
  accepted: { word: "Accepted", icon: "accepted", tone: "good" },
  superseded: { word: "Superseded", icon: "superseded", tone: "past" },
  rejected: { word: "Rejected", icon: "rejected", tone: "bad" },
  deprecated: { word: "Deprecated", icon: "deprecated", tone: "past" },
};

export const RISK_WORDS: Readonly<Record<RiskStatus["state"], StateWord>> = {
  open: { word: "Open", icon: "watching", tone: "past" },
  tripped: { word: "Tripped", icon: "tripped", tone: "warn" },
  mitigated: { word: "Mitigated", icon: "accepted", tone: "good" },
  materialised: { word: "Materialised", icon: "square", tone: "bad" },
  "did-not-materialise": { word: "Did not materialise", icon: "square-open", tone: "good" },
};

export const GATE_WORDS: Readonly<Record<Verdict, StateWord>> = {
  pass: { word: "Passed", icon: "tick", tone: "good" },
  inconclusive: { word: "Inconclusive", icon: "wave", tone: "warn" },
  block: { word: "Blocked", icon: "cross", tone: "bad" },
};

/** What a page of the documentation is among decisions. */
export const DOCS_WORD = "Documentation";

export const DOOR_WORDS: Readonly<Record<Door, string>> = {
  "two-way": "Two-way",
  costly: "Costly",
  "one-way": "One-way",
};

type Value = string | number | undefined;

/** The words of the pages by where they stand; what holds values is a function. A page looks its words up here. */
export const WORDS = {
  shared: {
    showTheNumbers: "Show the numbers",
    risks: "Risks",
    all: "All",
    decision: "Decision",
    owner: "Owner",
    category: "Category",
    now: "Now",
    new: "New",
    change: "Change",
    gate: "Gate",
    feature: "Feature",
    result: "Result",
    goingBack: "Going back",
    evidence: "Evidence",
    notStated: "not stated",
    risk: "Risk",
    status: "Status",
    noneNamed: "none named",
    nowAt: (now: Value) => `now ${now}`,
    nobodyNamed: "nobody named",
    enter: "Enter",
    trail: "Trail",
    decisions: "Decisions",
    browse: "Browse",
  },
  attention: {
    all: (total: Value) => `All ${total}`,
    andMore: (count: Value) => `And ${count} more`,
  },
  browse: {
    description: "Every list of decisions: by status, kind, tag, owner and year.",
    extent: (decisions: Value) => `${decisions}, by what they say of themselves`,
  },
  closedRisks: {
    heading: "Closed: were we right?",
    stripHeading: "Every closed risk, at its stated likelihood",
    stripKey: "Squares happened, circles did not.",
    countHappened: (count: Value) => `${count} happened`,
    countDidNot: (count: Value) => `${count} did not`,
    calibration: "Calibration",
    calibrationKey:
      "On the dashed line, risks happen as often as was stated. Boxes: the range that chance alone allows, 90 times in 100.",
    shareAxis: "share that happened",
    likelihoodAxis: "stated likelihood",
    numbers: "Calibration in numbers",
    caption: "Stated likelihood and what happened",
    stated: "Stated",
    meanStated: "Mean stated",
    happened: "Happened",
    chanceAllows: "Chance allows",
    bin: (from: Value, to: Value) => `${from} to ${to} %`,
    range: (least: Value, most: Value) => `${least} to ${most}`,
    brier: (score: Value) => `Brier score ${score}`,
    brierExpected: (expected: Value) => `; if every statement were right it would be ${expected} on average.`,
  },
  contents: {
    onThisPage: "On this page",
  },
  cost: {
    cost: "Cost",
    empty:
      "A cost and reliability record has a table of features; `npx reckon new cost-reliability` begins one.",
    unreadable: "Some lines of the usage files cannot be read.",
    latency: "Latency",
    latencyKey:
      "Hollow is the median, filled the 95th percentile; past the black line the objective is missed.",
    planned: (record: Value) =>
      `${record}: what a month costs by its plan, computed from the prices in reckon.yaml.`,
    whatSavesMost: "What saves most",
  },
  costChart: {
    heading: (currency: Value) => `Cost a month by feature, ${currency}`,
    forecastKey: "forecast, all features",
    budget: (amount: Value) => `Budget ${amount}`,
    forecastMethod:
      "The forecast is the last month and the usual change from month to month, the median of the last six; the thin line is its 80 % range.",
    numbers: "Cost by month and feature",
    caption: (currency: Value) => `Cost by month and feature, ${currency}`,
    month: "Month",
    forecastMonth: (month: Value) => `${month}, forecast`,
    range: (low: Value, high: Value) => `${low} to ${high}`,
    perThousand: "Cost of 1,000 requests",
    usedIn: (month: Value) => `As used in ${month}.`,
  },
  decision: {
    print: "Print one page",
    markdown: "Markdown",
    invalid: "This record does not pass its checks:",
    keptAsItWas: "Kept as it was on the day. Do not act on it.",
    supersededBy: "Superseded by",
    untilThen: (cost: Value) => `Until then: ${cost}.`,
    closing: (day: Value) => `The way back closes on ${day}.`,
    statusNotStated: "Status not stated",
    decidedWith: "Decided with",
    approvedBy: "Approved by",
    commentsUntil: "Comments until",
    nextReview: "Next review",
    tier: "Tier",
    tags: "Tags",
    written: "Written",
    afterTheFact: "after the fact",
    amended: "Amended",
    imprint: (day: Value) => `· printed from the archive as of ${day}`,
  },
  doorRow: {
    withEvent: "with an event",
  },
  doorTimeline: {
    caption: "Windows in which going back costs what the decision says, the next to close first",
    today: "Today",
    closes: "Closes",
    goingBackCosts: "Going back costs",
    more: (more: Value) => `And ${more} that close later`,
  },
  doors: {
    doors: "Doors",
    closingDoors: "Closing doors",
    calendar: "Calendar (.ics)",
    twoWay: "two-way",
    costly: "costly",
    closed: "closed",
    doorCloses: "door closes",
    endsWithEvent: "ends with an event",
    soon: "30 days or less",
    all: (count: Value) => `All ${count}`,
    empty: "A decision states what going back costs under `reversal`, and is then here.",
  },
  evidence: {
    noRuns: "No run has been judged by it yet.",
  },
  evidenceFigure: {
    heading: (metric: Value) => `${metric}, worst change first`,
    passed: "Cases that passed",
    baselineKey: (model: Value) => `${model}, now`,
    changeInPoints: "Change, points",
    baseline: "baseline",
    candidateKey: (model: Value) => `${model}, candidate`,
    candidate: "candidate",
    floorKey: "below the floor",
    intervalKey: "Lines are 95 % intervals",
    fewKey: (cases: Value) => `Dashed: under ${cases} cases`,
    caption: (metric: Value) => `${metric} by category, baseline against candidate`,
    n: "n",
    acceptedUnder: "accepted under",
  },
  facets: {
    filter: "Filter",
    more: (count: Value) => `${count} more`,
  },
  featureTable: {
    caption: "Features, what a month of each costs, and its budget",
    model: "Model",
    allKnown: "All that can be computed",
    requests: "Requests/month",
    inputTokens: "Input tokens",
    cached: "from the cache",
    outputTokens: "Output tokens",
    monthlyCost: "Cost/month",
    budget: "Budget",
    writtenAs: (amount: Value) => `written ${amount}`,
  },
  glance: {
    label: "At a glance",
    option: (key: Value, options: Value) => `Option ${key} of ${options}`,
    gate: (word: Value) => `Gate ${word}`,
  },
  goingBack: {
    todayIs: (day: Value) => `Today, ${day}`,
    decidedPrice: "the price it was decided at",
  },
  history: {
    history: "History",
    earlier: (count: Value) => `${count} earlier`,
  },
  home: {
    noDecisionsYet: "No decisions yet",
    emptyHint: "Write the first one in your repository, then build again.",
    emptyCommand: 'npx reckon new risk-memo "Move support answers"',
    newestFirst: (decisions: Value) => `${decisions}, newest first`,
    results: "Results",
    clearFilters: "Clear filters",
    olderDecisions: "Older decisions:",
    lists: "Lists by status, kind, tag, owner and year",
    showMore: "Show more",
  },
  latencyTable: {
    caption: "Response times against their objectives",
    objectiveMark: "100 % of objective",
    median: "Median",
    p95: "p95",
    objective: "Objective",
  },
  leverTable: {
    lever: "Lever",
    savesAMonth: "Saves a month",
    if: "If",
    more: (count: Value) => `And ${count} that save less; \`reckon cost\` lists them.`,
  },
  lineage: {
    lineage: "Lineage",
    inForce: "in force",
    superseded: "superseded",
    proposedOrDraft: "proposed or draft",
    rejectedOrDeprecated: "rejected or deprecated",
    replaces: "replaces",
    buildsOn: "builds on",
    lineOf: (head: Value) => `the line of ${head}`,
    caption: "Decisions, newest first, with what each replaces and builds on",
    decided: "Decided",
    older: (more: Value) => `The ${more} before them are in`,
    yearLists: "the lists by year",
  },
  list: {
    extent: (decisions: Value) => `${decisions}, newest first`,
    extentOfPage: (decisions: Value, page: Value, count: Value) =>
      `${decisions}, newest first; page ${page} of ${count}`,
  },
  lost: {
    title: "Page not found",
    heading: "There is no page at this address",
    beforeList:
      "A record keeps its address for good, so it was mistyped, or it never existed. Every decision is in",
    afterList: "; a number such as 18 and",
    afterKey: "opens that decision there.",
    list: "the list",
  },
  optionsTable: {
    options: "Options",
    caption: "Options, criteria down, what going back costs last",
    chosen: "chosen",
    weight: (weight: Value) => `weight ${weight}`,
  },
  page: {
    skip: "Skip to content",
    reckon: "Reckon",
    site: "Site",
    search: "Search",
    systemColours: "Colours: as the system",
    menu: "Menu",
    builtFor: "Built for",
    byReckon: "by Reckon",
    forPrograms: "For programs",
    feed: "Feed",
    calendar: "Calendar",
    json: "JSON",
    keysHint: "Keys:",
    keySearch: "search",
    allKeys: "all shortcuts",
    keys: "Keys",
    esc: "Esc",
    keyClear: "clear the search",
    up: "Up",
    down: "Down",
    keyResults: "through the results",
    keyNumber: "open the decision of that number",
    keyHelp: "this list",
    singleKeys: "Single keys",
    close: "Close",
  },
  pages: {
    pages: "Pages",
    newer: "Newer",
    pageOf: (page: Value, count: Value) => `Page ${page} of ${count}`,
    older: "Older",
  },
  relations: {
    relations: "Relations",
    missing: "not in this archive",
  },
  riskMatrix: {
    label: "Matrix of open risks",
    heading: "Open risks by likelihood and impact",
    andMore: (more: Value) => `and ${more} more`,
    readingTheMatrix: "Reading the matrix",
    markKey: "Each mark is an accepted risk, where it was placed when it was accepted.",
    shadeKey:
      "A stronger shade comes first in review. It is likelihood step plus impact step: a sort order, not a score.",
    unplaced: "Not in the matrix, since likelihood or impact cannot be read:",
  },
  riskRegister: {
    due: "Due",
    likely: "Likely",
    impact: "Impact",
    signal: "Signal",
  },
  risks: {
    openHeading: "Open, by due date",
    openCaption: "Open risks, by due date",
    empty: "Risks stand in the table under Risks of a record, and are here once the record is accepted.",
  },
  risksTable: {
    acceptedRisks: "Accepted risks",
    signal: "Signal that tells us",
    review: "Review",
  },
  runTable: {
    run: "Run",
    models: "Models",
    cases: "Cases",
    source: "Source",
    against: (model: Value) => `against ${model}`,
    baseline: "the baseline",
    earlier: (count: Value) => `And ${count} earlier, on the pages of their records.`,
  },
  searchField: {
    label: "Search decisions and risks",
  },
  trendFigure: {
    heading: "What each candidate scored, run by run",
    key: "Lines are 95 % intervals; the shade lies below the floor",
    caption: "Scores of all cases and of each category with a floor, by run",
    latest: "Latest",
  },
} as const;

const NUMBERS = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];

/** `two`, `12`: a small number as a word. */
export function numberWord(count: number): string {
  return NUMBERS[count] ?? String(count);
}

/** `1 risk`, `1,430 risks`; for pages, which import from here alone. */
export function counted(count: number, one: string, several?: string): string {
  return numbered(count, one, several);
}
