import { expect, test } from "vitest";
import { readForeign, understood } from "./reading.ts";

test("a record of ADG, whose outcome names an option by its anchor", () => {
  const text = `---
adr_id: "0003"
comments: []
status: decided
title: Cache the support prompt
---

## <a name="question"></a> Question

Where are prompts cached?

## <a name="options"></a> Options

1. <a name="option-1"></a> By prompt
2. <a name="option-2"></a> By customer

## <a name="outcome"></a> Outcome
We decided for [Option 2](#option-2) because: it is private.
`;
  expect(understood(readForeign("docs/adr/AD0003-cache-the-support-prompt.md", text))).toEqual({
    dialect: "adg",
    id: "AD-0003",
    title: "Cache the support prompt",
    status: "accepted",
    options: ["By prompt", "By customer"],
    chosen: "B",
  });
});
