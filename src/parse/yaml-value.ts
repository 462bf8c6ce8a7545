/** Plain data of a YAML text. Maps have no prototype, so that no key of theirs can reach one. */
export type YamlValue = string | number | boolean | null | YamlValue[] | { [key: string]: YamlValue };
