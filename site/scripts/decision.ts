/** Marks the section that is being read in the contents list. */
function followReading(): void {
  const links = new Map(
    [...document.querySelectorAll<HTMLAnchorElement>(".contents a")].map((link) => [
      decodeURIComponent(link.hash.slice(1)),
      link,
    ]),
  );
  const sections = [...links.keys()].flatMap((id) => document.getElementById(id) ?? []);
  let current: HTMLAnchorElement | undefined;
  const mark = (): void => {
    const passed = sections.filter((section) => section.getBoundingClientRect().top < innerHeight * 0.35);
    const link = links.get((passed.at(-1) ?? sections[0])?.id ?? "");
    if (link === current) return;
    current?.removeAttribute("aria-current");
    link?.setAttribute("aria-current", "true");
    current = link;
  };
  let waiting = false;
  addEventListener(
    "scroll",
    () => {
      if (waiting) return;
      waiting = true;
      requestAnimationFrame(() => {
        waiting = false;
        mark();
      });
    },
    { passive: true },
  );
  mark();
}

/** Where the options are wider than the screen, begins with the chosen one. */
function showChosen(): void {
  const chosen = document.querySelector<HTMLElement>(".options-table th.chosen");
  const frame = chosen?.closest<HTMLElement>(".scroll");
  const criteria = chosen?.parentElement?.firstElementChild as HTMLElement | null | undefined;
  if (chosen && frame && criteria) frame.scrollLeft = chosen.offsetLeft - criteria.offsetWidth;
}

/** What a record's page has. */
export function startDecision(): void {
  showChosen();
  document.querySelector("#print")!.addEventListener("click", () => print());
  followReading();
}
