import { relativeDay } from "#site/day.ts";
import type { Relation } from "#site/day.ts";
import { SCRIPT_WORDS } from "#site/words.ts";
import { stored, store } from "./storage.ts";

const { body, documentElement: root } = document;

/** Relative days were written when the site was built; the reader's day may be another. */
function refreshDays(): void {
  const now = new Date();
  const two = (part: number): string => String(part).padStart(2, "0");
  const today = `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
  // A build for a past or a later day is a picture of that day.
  if (today <= body.dataset.today!) return;
  for (const time of document.querySelectorAll<HTMLTimeElement>("time[data-relation]")) {
    const { words, urgency } = relativeDay(time.dateTime, today, time.dataset.relation as Relation);
    time.textContent = words;
    time.className = urgency ?? "";
  }
}

const THEMES = ["system", "light", "dark"] as const;

function nextTheme(button: HTMLButtonElement): void {
  const current = THEMES.findIndex((theme) => theme === (root.dataset.theme ?? "system"));
  const theme = THEMES[(current + 1) % THEMES.length]!;
  if (theme === "system") delete root.dataset.theme;
  else root.dataset.theme = theme;
  store("reckon-theme", theme === "system" ? undefined : theme);
  nameTheme(button);
}

function nameTheme(button: HTMLButtonElement): void {
  const { theme } = root.dataset;
  const words = SCRIPT_WORDS.colours(theme);
  button.setAttribute("aria-label", words);
  button.title = words;
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || /^(?:input|textarea|select)$/iu.test(target.tagName))
  );
}

/** `/`, `?` and a number with `Enter`, wherever nobody is typing. They can be turned off (WCAG 2.1.4). */
function listenForKeys(dialog: HTMLDialogElement): void {
  let digits = "";
  addEventListener("keydown", (event) => {
    const off = stored("reckon-keys") === "off";
    if (off || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target) || dialog.open)
      return;
    if (/^\d$/u.test(event.key)) {
      digits += event.key;
      return;
    }
    const number = digits;
    digits = "";
    if (event.key === "/") {
      event.preventDefault();
      const field = document.querySelector<HTMLInputElement>("#search");
      if (field) field.focus();
      else location.assign(`${body.dataset.base}#search`);
    } else if (event.key === "?") {
      event.preventDefault();
      dialog.showModal();
    } else if (event.key === "Enter" && number !== "") {
      event.preventDefault();
      location.assign(`${body.dataset.base}?q=${number}&go`);
    }
  });
}

/** What every page has: colours, keys, and days as of today. */
export function startPage(): void {
  const theme = document.querySelector<HTMLButtonElement>("#theme")!;
  nameTheme(theme);
  theme.addEventListener("click", () => nextTheme(theme));
  const dialog = document.querySelector<HTMLDialogElement>("#keys")!;
  document.querySelector("#help")!.addEventListener("click", () => dialog.showModal());
  const single = document.querySelector<HTMLInputElement>("#single-keys")!;
  single.checked = stored("reckon-keys") !== "off";
  single.addEventListener("change", () => store("reckon-keys", single.checked ? undefined : "off"));
  refreshDays();
  listenForKeys(dialog);
}
