import { PNG } from "pngjs";
import { expect, test } from "vitest";
import { coarse, differenceOf } from "./coarse-look.ts";

/** A page of 480 by 480 pixels: paper, with a dark rectangle. */
function pageWith(left: number, width: number, height = 480): PNG {
  const page = new PNG({ width: 480, height });
  page.data.fill(252);
  for (let y = 60; y < 180; y++) {
    for (let x = left; x < left + width; x++) page.data.fill(27, (y * 480 + x) * 4, (y * 480 + x) * 4 + 3);
  }
  return page;
}
const chart = coarse(pageWith(60, 240));

test("a picture shrinks to the means of its squares", () => {
  expect([chart.width, chart.height]).toEqual([40, 40]);
  expect(chart.data[0]).toBe(252);
  expect(chart.data[(6 * 40 + 6) * 4]).toBe(27);
});

test("a chart that moves by a pixel looks the same", () => {
  expect(differenceOf(chart, coarse(pageWith(61, 240)))).toBeUndefined();
});

test.each([
  ["is gone", pageWith(0, 0)],
  ["moved by a column", pageWith(180, 240)],
  ["is half as long", pageWith(60, 120)],
])("a chart that %s is seen", (_, other) => {
  expect(differenceOf(chart, coarse(other))).toMatch(/% of squares differ/u);
});

test("a page that has become longer is seen", () => {
  expect(differenceOf(chart, coarse(pageWith(60, 240, 600)))).toBe("50 squares high, expected about 40");
});
