import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { pathFrom } from "../../corpus/load.ts";
import { PACKAGE_ROOT } from "../../corpus/package-root.ts";
import type { Profile } from "../../model/foreign.ts";
import { UserError } from "../../model/user-error.ts";
import { inlineYaml } from "../../parse/yaml.ts";
import { publishedAt, readManifest } from "../published.ts";
import type { InitPlace } from "./place.ts";

/** The text of a `reckon.yaml` under which records go on being read as they are without one. */
export function settingsText(
  { project, top }: Pick<InitPlace, "project" | "top">,
  profile: Profile | undefined,
): string {
  const { config } = project;
  const packages = Object.entries(config.packages);
  const lines = [
    `# yaml-language-server: $schema=${schemaAddress("config", project.root, top)}`,
    `dir: ${inlineYaml(config.dir)}`,
    ...(packages.length > 0
      ? ["packages:", ...packages.map(([name, folder]) => `  ${inlineYaml(name)}: ${inlineYaml(folder)}`)]
      : []),
    ...(profile === undefined ? [] : [`profile: ${profile}`]),
    ...(config.site.title === undefined ? [] : ["site:", `  title: ${inlineYaml(config.site.title)}`]),
  ];
  return `${lines.join("\n")}\n`;
}

/** Where an editor finds a schema: in the project, where Reckon is installed there, else where it is published. */
function schemaAddress(name: string, from: string, top: string): string {
  const installed = `node_modules/reckon/schema/${name}.json`;
  const folder = [from, top].find((each) => existsSync(path.join(each, installed)));
  if (folder === undefined) return publishedAt(readManifest()).file(`schema/${name}.json`);
  const way = pathFrom(from, path.join(folder, installed));
  return way.startsWith("..") ? way : `./${way}`;
}

/** `.vscode/settings.json`: the schemas of the settings and of evidence. */
export function editorText({ project, top }: InitPlace): string {
  const dir = pathFrom(top, path.join(project.root, project.config.dir));
  const settings = {
    "yaml.schemas": { [schemaAddress("config", top, project.root)]: "reckon.yaml" },
    "json.schemas": [
      { fileMatch: [`/${dir}/evidence/*.json`], url: schemaAddress("evidence", top, project.root) },
    ],
  };
  return `${JSON.stringify(settings, null, 2)}\n`;
}

/** The GitHub workflow that the package carries, for this project's folder and baseline. */
export function workflowText(place: InitPlace, baseline: string | undefined): string {
  return template("github.yml").replaceAll(
    /(?<call>reckon@\S+ lint)(?= )/gu,
    (call) => `${call}${lintFlags(place, baseline)}`,
  );
}

/** The entry for pre-commit, in the same way. */
export function preCommitText(place: InitPlace, baseline: string | undefined): string {
  const flags = lintFlags(place, baseline);
  return template("pre-commit.yml").replace(/(?<=entry: )reckon lint$/mu, (call) =>
    flags === "" ? call : inlineYaml(`${call}${flags}`),
  );
}

function template(name: string): string {
  return readFileSync(path.join(PACKAGE_ROOT, "templates/ci", name), "utf8");
}

/**
 * What `lint` has to be told where it is started at the top of the repository.
 * @param baseline from the folder of the project
 */
function lintFlags({ project, top }: InitPlace, baseline: string | undefined): string {
  const below = pathFrom(top, project.root);
  const flags = below === "" || below === "." ? [] : ["--cwd", word(below)];
  if (baseline !== undefined) flags.push("--baseline", word(baseline));
  return flags.map((flag) => ` ${flag}`).join("");
}

/**
 * A path as a word of a shell inside of YAML, where `$`, quotes and `${{` would be more than a name.
 * @throws UserError where its name is no plain one
 */
function word(name: string): string {
  if (/^[\p{L}\p{N}_.][\p{L}\p{N}_./@+-]*$/u.test(name)) return name;
  throw new UserError(
    `Unexpected folder name \`${name}\`, expected letters, digits, \`.\`, \`_\` and \`-\` for a command line`,
    "Rename the folder, or leave out workflow and pre-commit with `--no-workflow --no-pre-commit`.",
  );
}
