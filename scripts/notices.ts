/** The licences of the packages whose code is bundled: each asks that its notice goes along. */
import { readFileSync, readdirSync } from "node:fs";
import path from "node:path";

/** Licences under which code may be bundled into a package under MIT, as long as the notice is kept. */
const PERMITTED = ["0BSD", "Apache-2.0", "BlueOak-1.0.0", "BSD-2-Clause", "BSD-3-Clause", "ISC", "MIT"];

/** What a package that names its licence, but brings no text of it, is under. */
const TEXTS: Readonly<Record<string, string>> = {
  ISC: `Permission to use, copy, modify, and/or distribute this software for any purpose with or without fee is hereby
granted, provided that the above copyright notice and this permission notice appear in all copies.

THE SOFTWARE IS PROVIDED "AS IS" AND THE AUTHOR DISCLAIMS ALL WARRANTIES WITH REGARD TO THIS SOFTWARE INCLUDING ALL
IMPLIED WARRANTIES OF MERCHANTABILITY AND FITNESS. IN NO EVENT SHALL THE AUTHOR BE LIABLE FOR ANY SPECIAL, DIRECT,
INDIRECT, OR CONSEQUENTIAL DAMAGES OR ANY DAMAGES WHATSOEVER RESULTING FROM LOSS OF USE, DATA OR PROFITS, WHETHER IN AN
ACTION OF CONTRACT, NEGLIGENCE OR OTHER TORTIOUS ACTION, ARISING OUT OF OR IN CONNECTION WITH THE USE OR PERFORMANCE OF
THIS SOFTWARE.`,
  MIT: `Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated
documentation files (the "Software"), to deal in the Software without restriction, including without limitation the
rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to permit
persons to whom the Software is furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial portions of the
Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE
WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR
COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR
OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.`,
};

/** The part of a package's manifest that a notice is made of; old packages list their licences. */
interface PackageManifest {
  name: string;
  version: string;
  author?: string | { name: string };
  license?: string;
  licenses?: { type: string }[];
}

/**
 * The notices of the packages that files come from, by name.
 * @param files paths from the root; those outside `node_modules` are Reckon's own
 * @throws where a package is under a licence that does not permit it, or under none
 */
export function noticesOf(root: string, files: readonly string[]): string {
  const folders = new Set(
    files.flatMap((file) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/u.exec(file)?.[0] ?? []),
  );
  const notices = [...folders].map((folder) => noticeOf(path.join(root, folder)));
  return `The JavaScript in this folder holds Reckon's own code, under ../LICENSE, and that of the packages below.\n\n${notices.toSorted().join("\n")}`;
}

function noticeOf(folder: string): string {
  const manifest = JSON.parse(readFileSync(path.join(folder, "package.json"), "utf8")) as PackageManifest;
  const { name, version, license = manifest.licenses?.[0]?.type ?? "none" } = manifest;
  if (!PERMITTED.includes(license))
    throw new Error(`Unexpected licence of ${name}: ${license}, expected one of ${PERMITTED.join(", ")}`);
  return `## ${name} ${version} (${license})\n\n${licenceText(folder, manifest, license)}\n`;
}

function licenceText(folder: string, { name, author }: PackageManifest, license: string): string {
  const file = readdirSync(folder).find((entry) => /^licen[cs]e(?:\.\w+)?$/iu.test(entry));
  if (file !== undefined)
    return readFileSync(path.join(folder, file), "utf8").replaceAll("\r\n", "\n").trim();
  const text = TEXTS[license];
  const holder = typeof author === "object" ? author.name : author;
  if (text === undefined || holder === undefined)
    throw new Error(`Unexpected package ${name} without a file that holds its licence`);
  return `Copyright (c) ${holder}\n\n${text}`;
}
