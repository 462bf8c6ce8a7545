/** Address of a record's page. */
export function pageOf(slug: string): string {
  return `${BASE}${slug}/`;
}
