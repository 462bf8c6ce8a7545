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

/** What scripts say; apart, since a page loads these and no more. */
export const SCRIPT_WORDS = {
  clearFilters: "Clear filters",
  tryAgain: "Try again",
  /** A heading and what to do, where a list has nothing to show. */
  allFiltered: ["No decision matches", "Fewer filters find more."],
  noMatch: (words: string, narrowed: boolean) => [
    `No decision matches “${words}”`,
    narrowed ? "With the filters off there may be." : "Try fewer or other words.",
  ],
  noSearch: [
    "Full-text search did not load",
    "Titles, owners and tags still work. Text inside memos is not searched.",
  ],
  decision: "decision",
  extent: (noun: Value, total: number, narrowed: boolean, ranked: boolean) =>
    `${noun}${total === 1 ? "" : "s"}${narrowed ? ` ${total === 1 ? "matches" : "match"}` : ""}, ${ranked ? "best" : "newest"} first`,
  colours: (theme = "as the system") => `Colours: ${theme}`,
} as const;

/** The words of the pages by where they stand; what holds values is a function. A page looks its words up here. */
export const WORDS = {
  shared: {
    pageNoun: "page",
    riskNoun: "risk",
    none: "none",
    noBaseline: "no baseline",
    notKnown: "not known",
    to: (least: Value, most: Value) => `${least} to ${most}`,
    closed: "Closed",
    documentation: "Documentation",
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
    nextIs: (id: Value, day: Value) => `Nothing yet. Next: ${id} on ${day}.`,
    nothing: "Nothing.",
    all: (total: Value) => `All ${total}`,
    andMore: (count: Value) => `And ${count} more`,
  },
  browse: {
    description: "Every list of decisions: by status, kind, tag, owner and year.",
    extent: (decisions: Value) => `${decisions}, by what they say of themselves`,
  },
  closedRisks: {
    closedRiskNoun: "closed risk",
    happenedOf: (happened: Value, all: Value, expected: Value) =>
      `${happened} of ${all} happened${expected}.`,
    notCounted: (left: Value) => ` Not counted: ${left}.`,
    tooFew: (risks: Value, count: number) =>
      `${risks} ${count === 1 ? "is" : "are"} too few to tell whether we over- or understate; from ten on, this page says so.`,
    brierInterval: (interval: Value) => ` (95 % interval ${interval})`,
    statedSum: (sum: Value) => `; the stated likelihoods add up to ${sum}`,
    leftMitigated: (risks: Value) => `${risks} closed as mitigated`,
    leftUnreadable: (count: Value) => `${count} whose likelihood cannot be read`,
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
    description: "What features cost.",
    moreNotes: (count: Value) => ` And ${count} more.`,
    leversOf: (page: Value) => `What saves most in ${page}`,
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
    moreProblems: (count: Value) => `And ${count} more.`,
    supersededOn: (day: Value) => ` on ${day}`,
    closesAfter: (cost: Value) => ` After: ${cost}.`,
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
    costsNow: (cost: Value) => `now ${cost}`,
    costsUntil: (cost: Value, day: Value) => `${cost} until ${day}`,
    costsThen: (cost: Value) => `then ${cost}`,
    withEvent: "with an event",
  },
  doorTimeline: {
    closedLately: "Closed in the last 90 days",
    caption: "Windows in which going back costs what the decision says, the next to close first",
    today: "Today",
    closes: "Closes",
    goingBackCosts: "Going back costs",
    more: (more: Value) => `And ${more} that close later`,
  },
  doors: {
    lasting: {
      "one-way": "There is no way back.",
      costly: "Going back is dear, and its price does not change.",
      "two-way": "Cheap to undo at any time.",
    },
    noClosingDate: ", no closing date",
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
    noPlan: "Without a plan",
    defaultGate: "Judged by the gate in reckon.yaml, or by the default one.",
    recordsWithoutPlan: "records without a plan",
    runsOf: (plan: Value, metric: Value) => `Runs of ${plan}, ${metric}, the latest first`,
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
    label: (page: Value) => `Features of ${page}`,
    over: "Over",
    within: "Within",
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
    chosen: "chosen",
    recommended: "recommended, not decided",
    noneAccepted: "None accepted",
    accepted: (count: Value) => `${count} accepted`,
    noneTripped: "no signal tripped",
    signalNoun: "signal",
    tripped: (signals: Value) => `${signals} tripped`,
    compared: (cases: Value) => `${cases} cases compared`,
    passed: (passed: Value, judged: Value) => `${passed} of ${judged} judged categories passed`,
    rehearsed: "rehearsed",
    label: "At a glance",
    option: (key: Value, options: Value) => `Option ${key} of ${options}`,
    gate: (word: Value) => `Gate ${word}`,
  },
  goingBack: {
    from: (day: Value) => `from ${day}`,
    until: (end: Value) => `until ${end}`,
    anyTime: "at any time",
    todayIs: (day: Value) => `Today, ${day}`,
    decidedPrice: "the price it was decided at",
  },
  history: {
    history: "History",
    earlier: (count: Value) => `${count} earlier`,
  },
  home: {
    description: (title: Value) => `Decisions of ${title}, with what each would cost to take back.`,
    since: (month: Value) => ` since ${month}`,
    stillOpen: (count: Value) => `, ${count} still open`,
    noDecisionsYet: "No decisions yet",
    emptyHint: "Write the first one in your repository, then build again.",
    emptyCommand: 'npx reckon new risk-memo "Move support answers"',
    newestFirst: (decisions: Value) => `${decisions}, newest first`,
    results: "Results",
    olderDecisions: "Older decisions:",
    lists: "Lists by status, kind, tag, owner and year",
    showMore: "Show more",
  },
  latencyTable: {
    missed: "Missed",
    met: "Met",
    caption: "Response times against their objectives",
    objectiveMark: "100 % of objective",
    median: "Median",
    p95: "p95",
    objective: "Objective",
  },
  leverTable: {
    upTo: "up to ",
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
    pageTitle: (title: Value, page: Value) => `${title}, page ${page}`,
    description: (decisions: Value, title: Value) => `${decisions}: ${title}.`,
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
    docs: "Docs",
    skip: "Skip to content",
    reckon: "Reckon",
    site: "Site",
    search: "Search",
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
    open: "Open",
    tripped: "Signal tripped",
    late: "Review late",
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
    noDay: "no day",
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
    impact: (impact: Value) => `${impact} impact`,
    acceptedRisks: "Accepted risks",
    signal: "Signal that tells us",
    review: "Review",
  },
  runTable: {
    noDay: "no day stated",
    candidate: "candidate",
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
    few: (cases: Value) => `; dashed: under ${cases} cases`,
    heading: "What each candidate scored, run by run",
    key: "Lines are 95 % intervals; the shade lies below the floor",
    caption: "Scores of all cases and of each category with a floor, by run",
    latest: "Latest",
  },
  decisionList: {
    noDate: "No date",
  },
  decisionRow: {
    proposed: "Proposed: ",
    replacedBy: " Replaced by ",
    noWayBack: "No way back",
  },
  docsMenu: {
    allPages: "All pages",
  },
  lineageRow: {
    replaces: "Replaces",
    buildsOn: "builds on",
    replacedBy: "replaced by",
  },
  riskChip: {
    tripped: ", tripped",
    late: ", review late",
    watching: "",
  },
  section: {
    notes: (heading: Value) => `Notes on ${heading}`,
    rehearsed: (day: Value) => `The way back was last tried out on ${day}.`,
    thicker: "A thicker line means a higher price.",
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
