import type { SitePlace } from "../astro.ts";

/** What addresses are made from. */
export type AddressPlace = Pick<SitePlace, "base" | "url">;

/** The address of a path below the base, where the host is known; undefined where it is not. */
export function absolute({ base, url }: AddressPlace, path: string): string | undefined {
  return url === undefined ? undefined : new URL(base + path, url).href;
}
