import { absolute } from "./address.ts";
import type { AddressPlace } from "./address.ts";
import { documentOf, element } from "./xml.ts";

/** A page of the site, by its path below the base. */
export interface SitePage {
  path: string;
  /** The day it last changed, ISO, where a record says so. */
  date?: string;
}

/** The pages for search engines (sitemaps.org); undefined without the site's address, since it permits no other. */
export function sitemap(pages: readonly SitePage[], place: AddressPlace): string | undefined {
  if (place.url === undefined) return undefined;
  const urls = pages.map(({ path, date }) =>
    element(
      "url",
      {},
      element("loc", {}, absolute(place, path)),
      date === undefined ? undefined : element("lastmod", {}, date),
    ),
  );
  return documentOf(element("urlset", { xmlns: "http://www.sitemaps.org/schemas/sitemap/0.9" }, ...urls));
}
