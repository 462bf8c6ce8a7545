/** The ways of writing a decision record that are not Reckon's own, by the tool or the template that they come from. */
export const DIALECTS = [
  "adrs",
  "adrkit",
  "archgate",
  "structured-madr",
  "adg",
  "madr-4",
  "madr-3",
  "madr-lint",
  "log4brains",
  "madr-2",
  "madr-1",
  "talo",
  "phodal",
  "dotnet-adr",
  "nygard",
  "loose",
] as const;
export type DialectName = (typeof DIALECTS)[number];
