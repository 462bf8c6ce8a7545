import { SCRIPT_WORDS } from "#site/words.ts";
import { Facets } from "./facets.ts";
import { loadSearch, search } from "./pagefind.ts";
import type { SearchResult } from "./pagefind.ts";
import { matches, matchRow, readRows } from "./rows.ts";

/** Matches shown at once. */
const STEP = 20;

/** The list of decisions: facets, search, and the address that keeps them. */
export function startHome(home: HTMLElement): void {
  const base = document.body.dataset.base!;
  const field = document.querySelector<HTMLInputElement>("#search")!;
  const part = <T extends HTMLElement>(name: string): T => home.querySelector<T>(`#${name}`)!;
  const list = part("list");
  const results = part("results");
  const nothing = part("nothing");
  const more = part<HTMLButtonElement>("more");
  const rows = readRows(list);
  const complete = home.dataset.complete === "true";
  const facets = new Facets(document.querySelector<HTMLFormElement>("#facets")!, part("filters-on"));
  /** The latest request for results; an earlier one that ends later shows nothing. */
  let turn = 0;
  let shown: Promise<void> = Promise.resolve();
  let showMore: () => Promise<void> = () => shown;

  const count = (total: number, ranked: boolean): void => {
    // A search finds pages of the documentation too.
    const noun = field.value.trim() === "" ? SCRIPT_WORDS.decision : home.dataset.noun;
    const narrowed = field.value.trim() !== "" || facets.any();
    const words = SCRIPT_WORDS.extent(noun, total, narrowed, ranked);
    const number = document.createElement("strong");
    number.textContent = String(total);
    part("count").replaceChildren(number, ` ${words}`);
  };

  const say = ([heading, words]: readonly string[], action: string): void => {
    nothing.hidden = false;
    nothing.querySelector("h2")!.textContent = heading!;
    nothing.querySelector("p")!.textContent = words!;
    nothing.querySelector("button")!.textContent = action;
  };

  /** Shows and hides the rows that the page has. */
  const filterList = (words = ""): void => {
    const wanted = words.toLowerCase();
    let total = 0;
    for (const row of rows.values()) {
      row.element.hidden =
        !matches(row, facets.chosen) || !row.element.textContent.toLowerCase().includes(wanted);
      if (!row.element.hidden) total++;
    }
    for (const section of list.querySelectorAll<HTMLElement>("section")) {
      section.hidden = section.querySelector(".row:not([hidden])") === null;
    }
    facets.count(
      (name, value) =>
        [...rows.values()].filter(
          (row) => matches(row, facets.chosen, name) && row.facets[name]?.includes(value),
        ).length,
    );
    list.hidden = false;
    results.hidden = true;
    more.hidden = true;
    count(total, false);
    if (total === 0) say(SCRIPT_WORDS.allFiltered, SCRIPT_WORDS.clearFilters);
  };

  const showMatches = async (
    found: SearchResult,
    words: string,
    mine: number,
    end: number,
  ): Promise<void> => {
    const matched = await found.load(end);
    if (mine !== turn) return;
    const elements = matched.map((match) => matchRow(match, rows.get(match.slug), words, base));
    // A number goes straight to its record, whatever else says it.
    elements.sort((one, other) => Number(isNumbered(other, words)) - Number(isNumbered(one, words)));
    results.replaceChildren(...elements);
    list.hidden = true;
    results.hidden = found.total === 0;
    more.hidden = end >= found.total;
    showMore = () => showMatches(found, words, mine, end + STEP);
    facets.count((name, value) => found.counts[name]?.[value] ?? 0);
    count(found.total, words !== "");
    if (found.total > 0) return;
    say(SCRIPT_WORDS.noMatch(words, facets.any()), SCRIPT_WORDS.clearFilters);
  };

  const show = async (): Promise<void> => {
    const mine = ++turn;
    const words = field.value.trim();
    nothing.hidden = true;
    if (words === "" && complete) return filterList();
    try {
      const found = await search(base, words, facets.chosen);
      if (mine === turn) await showMatches(found, words, mine, STEP);
    } catch {
      if (mine !== turn) return;
      filterList(words);
      say(SCRIPT_WORDS.noSearch, SCRIPT_WORDS.tryAgain);
    }
  };

  const refresh = (): void => {
    shown = show();
  };

  const address = (): string => {
    const query = new URLSearchParams();
    if (field.value.trim() !== "") query.set("q", field.value.trim());
    for (const [name, values] of facets.chosen) if (values.size > 0) query.set(name, [...values].join(","));
    const written = query.toString().replaceAll("%2C", ",");
    return written === "" ? location.pathname : `?${written}`;
  };

  const readAddress = (): void => {
    const query = new URLSearchParams(location.search);
    field.value = query.get("q") ?? "";
    facets.read(query);
  };

  const clear = (): void => {
    field.value = "";
    facets.clear();
    history.pushState(null, "", address());
    refresh();
  };

  /** The links of the rows that are to be seen. */
  const links = (): HTMLElement[] =>
    [...home.querySelectorAll<HTMLElement>(".row h3 a")].filter((link) => link.checkVisibility());

  const openFirst = async (): Promise<void> => {
    const words = field.value.trim();
    const fitting = [...rows.values()].filter(({ element }) => isNumbered(element, words));
    // A number alone means a record of this repository, where it has one.
    const numbered = fitting.find(({ element }) => !element.querySelector(".id .of")) ?? fitting[0];
    if (numbered) return numbered.element.querySelector<HTMLElement>("h3 a")!.click();
    await shown;
    if (words !== "") links()[0]?.click();
  };

  let typing: ReturnType<typeof setTimeout> | undefined;
  field.addEventListener("focus", () => void loadSearch(base).catch(() => undefined));
  field.addEventListener("input", () => {
    history.replaceState(null, "", address());
    clearTimeout(typing);
    // A pause of a few hundredths of a second: a word typed fast is one search.
    shown = new Promise((resolve) => {
      typing = setTimeout(() => resolve(show()), 60);
    });
  });
  document.querySelector("#search-form")!.addEventListener("submit", (event) => {
    event.preventDefault();
    void openFirst();
  });
  facets.onChange(() => {
    history.pushState(null, "", address());
    refresh();
  });
  nothing.querySelector("button")!.addEventListener("click", ({ currentTarget }) => {
    if ((currentTarget as HTMLElement).textContent === SCRIPT_WORDS.tryAgain) refresh();
    else clear();
  });
  more.addEventListener("click", () => void showMore());
  addEventListener("popstate", () => {
    readAddress();
    refresh();
  });
  addEventListener("keydown", (event) => {
    const here = document.activeElement;
    const all = links();
    const at = all.indexOf(here as HTMLElement);
    if (event.key === "Escape" && (here === field || at >= 0) && field.value !== "") {
      event.preventDefault();
      field.value = "";
      field.focus();
      history.replaceState(null, "", address());
      refresh();
    }
    if ((event.key !== "ArrowDown" && event.key !== "ArrowUp") || (here !== field && at < 0)) return;
    event.preventDefault();
    const next = at + (event.key === "ArrowDown" ? 1 : -1);
    (next < 0 ? field : all[Math.min(next, all.length - 1)])?.focus();
  });

  readAddress();
  if (location.hash === "#search") field.focus();
  if (new URLSearchParams(location.search).has("go")) void openFirst();
  if (field.value !== "" || facets.any()) refresh();
}

/** Whether words are the number or the id of a row: `18`, `MEMO-0018`. */
function isNumbered(row: HTMLElement, words: string): boolean {
  const id = row.querySelector(".id")?.textContent ?? "";
  return (
    words !== "" &&
    (row.dataset.number === words.replace(/^0+/u, "") || id.toLowerCase() === words.toLowerCase())
  );
}
