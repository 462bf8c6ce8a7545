import * as z from "zod";
import { STATUSES } from "./frontmatter.ts";

const RELATIONS = ["supersedes", "builds-on", "relates-to", "plan", "materialised"] as const;

/** `graph --json`. Changed only by adding. */
export const DecisionGraph = z.strictObject({
  version: z.literal(1),
  nodes: z.array(
    z.strictObject({
      id: z.string(),
      title: z.string().optional().meta({ description: "Absent where no record has the id." }),
      kind: z.string().optional(),
      status: z.enum(STATUSES).optional(),
    }),
  ),
  edges: z.array(
    z.strictObject({
      from: z.string().meta({ description: "Id of the record that says it." }),
      to: z.string(),
      relation: z.enum(RELATIONS).meta({
        description: "`materialised` leads from a postmortem to the record whose accepted risk came true.",
      }),
    }),
  ),
});
export type DecisionGraph = z.infer<typeof DecisionGraph>;
export type GraphEdge = DecisionGraph["edges"][number];
