/** Tables whose rows a reader can put in another order. */
export function startSorting(): void {
  for (const table of document.querySelectorAll<HTMLTableElement>("table[data-sortable]")) {
    for (const button of table.querySelectorAll<HTMLButtonElement>(".sort")) {
      button.addEventListener("click", () => sortBy(table, button.closest("th")!));
    }
  }
}

function sortBy(table: HTMLTableElement, head: HTMLTableCellElement): void {
  const order = head.ariaSort === "ascending" ? "descending" : "ascending";
  for (const other of table.querySelectorAll("th[aria-sort]")) other.removeAttribute("aria-sort");
  head.ariaSort = order;
  const [body] = table.tBodies;
  const { compare } = new Intl.Collator("en", { numeric: true });
  const key = (row: HTMLTableRowElement): string => {
    const cell = row.cells[head.cellIndex]!;
    return cell.dataset.sort ?? cell.textContent.trim();
  };
  const rows = [...body!.rows].toSorted((one, other) => compare(key(one), key(other)));
  body!.append(...(order === "ascending" ? rows : rows.toReversed()));
}
