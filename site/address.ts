/** The site's base, with a slash at its end. */
export const BASE = `${import.meta.env.BASE_URL.replace(/\/$/u, "")}/`;

/** Address of a record's page. */
export function pageOf(slug: string): string {
  return `${BASE}${slug}/`;
}
