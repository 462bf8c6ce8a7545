import { SCRIPT_WORDS } from "#site/words.ts";

/** The filters beside the list, and the chips that show which are on. */
export class Facets {
  readonly chosen = new Map<string, Set<string>>();
  readonly #form: HTMLFormElement;
  readonly #chips: HTMLElement;
  #changed: () => void = () => undefined;

  constructor(form: HTMLFormElement, chips: HTMLElement) {
    this.#form = form;
    this.#chips = chips;
    form.addEventListener("change", () => {
      this.#take();
      this.#changed();
    });
    form.addEventListener("submit", (event) => event.preventDefault());
    const toggle = form.querySelector<HTMLButtonElement>(".filter-toggle")!;
    toggle.addEventListener("click", () => {
      toggle.setAttribute("aria-expanded", String(toggle.getAttribute("aria-expanded") !== "true"));
    });
  }

  onChange(listener: () => void): void {
    this.#changed = listener;
  }

  any(): boolean {
    return [...this.chosen.values()].some((values) => values.size > 0);
  }

  clear(): void {
    for (const box of this.#boxes()) box.checked = false;
    this.#take();
  }

  /** Takes the state from an address: `status=accepted,proposed`. */
  read(query: URLSearchParams): void {
    for (const box of this.#boxes()) {
      const values = query.get(box.name)?.split(",") ?? [];
      box.checked = values.includes(box.value);
    }
    this.#take();
  }

  /** Writes the counts; a value that would give nothing stays in its place and cannot be chosen. */
  count(of: (facet: string, value: string) => number): void {
    for (const box of this.#boxes()) {
      const label = box.closest("label")!;
      const count = of(box.name, box.value);
      label.querySelector(".count")!.textContent = String(count);
      box.disabled = count === 0 && !box.checked;
      label.classList.toggle("none", box.disabled);
    }
  }

  #boxes(): HTMLInputElement[] {
    return [...this.#form.querySelectorAll<HTMLInputElement>("input[type=checkbox]")];
  }

  #take(): void {
    this.chosen.clear();
    for (const { name, value, checked } of this.#boxes()) {
      if (!checked) continue;
      const values = this.chosen.get(name) ?? new Set<string>();
      this.chosen.set(name, values.add(value));
    }
    this.#showChips();
  }

  #showChips(): void {
    const on = this.#boxes().filter(({ checked }) => checked);
    const chips = on.map((box) => {
      const chip = button("chip", box.closest("label")!.querySelector(".word")!.textContent);
      const cross = document.createElementNS("http://www.w3.org/2000/svg", "svg");
      cross.setAttribute("class", "icon");
      cross.append(document.createElementNS("http://www.w3.org/2000/svg", "use"));
      cross.firstElementChild!.setAttribute("href", "#i-cross");
      cross.setAttribute("aria-label", ", remove");
      cross.setAttribute("role", "img");
      chip.append(cross);
      chip.addEventListener("click", () => {
        box.checked = false;
        this.#take();
        this.#changed();
      });
      return chip;
    });
    const clear = button("link", SCRIPT_WORDS.clearFilters);
    clear.addEventListener("click", () => {
      this.clear();
      this.#changed();
    });
    this.#chips.replaceChildren(...chips, clear);
    this.#chips.hidden = on.length === 0;
  }
}

function button(name: string, words: string): HTMLButtonElement {
  const element = document.createElement("button");
  element.type = "button";
  element.className = name;
  element.textContent = words;
  return element;
}
