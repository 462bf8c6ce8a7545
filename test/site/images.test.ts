import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { readImage } from "../../src/site/images.ts";
import { removeFolder, temporaryFolder } from "../package/packed.ts";

const folder = temporaryFolder("images");
afterAll(() => removeFolder(folder));

/** One red pixel. */
const PIXEL = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4z8AAAAMBAQDJ/pLvAAAAAElFTkSuQmCC",
  "base64",
);

function write(name: string, content: string | Buffer): string {
  const file = path.join(folder, name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, content);
  return file;
}

describe("an image that a record shows", () => {
  test("is copied under a name of its own, with the size that it says", () => {
    const file = write("latency.PNG", PIXEL);
    expect(readImage(file, "adr/latency.PNG")).toEqual({
      file: { path: expect.stringMatching(/^media\/[0-9a-f]{8}\.png$/u) as string, copyOf: file },
      width: 1,
      height: 1,
    });
  });

  test("and is a drawing is written anew, without what could run", () => {
    const file = write(
      "gateway.svg",
      '<svg xmlns="http://www.w3.org/2000/svg" width="640" height="50%" viewBox="0 0 640 400" onload="alert(1)"><rect width="9" height="9"/></svg>',
    );
    const image = readImage(file, "adr/gateway.svg")!;
    expect(image).toMatchObject({ width: 640, height: 400 });
    expect("text" in image.file && image.file.text).not.toContain("alert");
  });

  test.each([
    ["holds a page", "page.png", "<!doctype html><script>alert(1)</script>"],
    ["is cut off", "cut.png", PIXEL.subarray(0, 12)],
    ["is a drawing that is not well formed", "broken.svg", "<svg xmlns='http://www.w3.org/2000/svg'><g>"],
    ["is something else", "notes.txt", "notes"],
  ])("is not published where the file %s", (_, name, content) => {
    expect(readImage(write(name, content), name)).toBeUndefined();
  });

  test("is not published where it is a link to elsewhere, or a folder", () => {
    const link = path.join(folder, "link.png");
    symlinkSync(write("secret.png", PIXEL), link);
    mkdirSync(path.join(folder, "folder.png"));
    expect(readImage(link, "link.png")).toBeUndefined();
    expect(readImage(path.join(folder, "folder.png"), "folder.png")).toBeUndefined();
  });
});
