import path from "node:path";
import { recordsFolders } from "../../model/config.ts";
import { UserError } from "../../model/user-error.ts";
import type { SitePlace } from "../../site/astro.ts";
import { buildSite } from "../../site/build.ts";
import { DIAGRAM_PACKAGE } from "../../site/diagrams.ts";
import { developSite } from "../../site/dev.ts";
import { highlightLoader } from "../../site/highlight.ts";
import { serveSite } from "../../site/serve.ts";
import type { SiteServer } from "../../site/serve.ts";
import { sayTroubles } from "../archive.ts";
import { todayOf } from "../context.ts";
import type { Context } from "../context.ts";
import { explain } from "../explain.ts";
import { buildSingleFile, refuseErrors } from "../site-single.ts";
import { readSite } from "../site-source.ts";
import type { ReadSite } from "../site-source.ts";
import { selectSource } from "../source.ts";
import { sayFound } from "../found.ts";
import { oneOf, openProject } from "../verb.ts";
import type { DefineVerb, ExitStatus, GlobalOptions } from "../verb.ts";
import { numbered } from "../../model/wording.ts";

interface SiteOptions extends GlobalOptions {
  out?: string;
  base?: string;
  site?: string;
  port: string;
  host: string;
  singleFile?: string;
  keepGoing?: boolean;
  json?: boolean;
  today?: string;
}

type Project = ReturnType<typeof openProject>;
type Action = (context: Context, project: Project, options: SiteOptions) => Promise<ExitStatus>;

const ACTIONS: readonly { name: string; run: Action }[] = [
  { name: "build", run: build },
  { name: "dev", run: develop },
  { name: "preview", run: preview },
];

export const define: DefineVerb = (command, context, exit) => {
  command
    .option("--out <folder>", "where to build; .reckon/site where it is not given")
    .option("--base <path>", "path below which the site will stand")
    .option("--site <address>", "address of the host where it will stand")
    .option("--single-file <record>", "build the page of one record as one HTML file, which --out then names")
    .option("--keep-going", "build although records have errors, and show them on their pages")
    .option("--port <port>", "where dev and preview listen", "4321")
    .option("--host <host>", "where dev and preview listen", "127.0.0.1")
    .option("--json", "print what was built as JSON")
    .option("--today <date>", "the day to build for")
    .action(async (action: string, options: SiteOptions) => {
      const { run } = oneOf("site", action, ACTIONS);
      exit(await run(context, openProject(context, options), options));
    });
};

async function build(context: Context, project: Project, options: SiteOptions): Promise<ExitStatus> {
  const place = placeOf(project, options);
  const read = await readSite(await selectSource(project, []), todayOf(context, options.today), place);
  if (options.singleFile !== undefined) {
    return await buildSingleFile(context, project, read, {
      ...options,
      singleFile: options.singleFile,
      place,
    });
  }
  const { view, errors, dialects } = read;
  sayFound(context.stderr, project, dialects);
  if (errors.length > 0 && !options.keepGoing) return refuseErrors(context, errors, options.color);
  sayTroubles(context, read.troubles);
  const built = await buildSite(view, place);
  if (!options.json) advise(context, place, read);
  const shown = path.relative(project.cwd, built.outDir) || ".";
  context.stdout.write(
    options.json
      ? `${JSON.stringify({ version: 1, folder: built.outDir, decisions: built.decisions, searchFiles: built.searchFiles })}\n`
      : `${numbered(built.decisions, "page")} of records, and search, in ${shown}\n`,
  );
  // The others serve, but nobody takes the site for whole.
  return read.troubles.length > 0 ? 2 : 0;
}

/** What a build could have done besides, and what it takes. */
function advise(context: Context, { url }: SitePlace, { lacksMermaid }: ReadSite): void {
  if (url === undefined) {
    context.stderr.write(
      "reckon: without the site's address there is no sitemap, and the feed's links are relative\n" +
        "        → Name it with --site https://…, or as `site.url` in reckon.yaml.\n",
    );
  }
  if (lacksMermaid) {
    context.stderr.write(
      "reckon: diagrams are shown as their text, since nothing that draws them is installed\n" +
        `        → Run: npm install --save-dev ${DIAGRAM_PACKAGE}\n`,
    );
  }
}

async function develop(context: Context, project: Project, options: SiteOptions): Promise<ExitStatus> {
  const place = placeOf(project, options);
  const today = todayOf(context, options.today);
  const highlight = highlightLoader(project.root);
  const read = async () => {
    // The settings may have changed too.
    const now = openProject(context, options);
    return (await readSite(await selectSource(now, []), today, { highlight, base: place.base })).view;
  };
  const { docs } = project.config.site;
  const watch = [...recordsFolders(project.config), "reckon.yaml", ...(docs === undefined ? [] : [docs])].map(
    (name) => path.join(project.root, name),
  );
  const report = (error: unknown): void => context.stderr.write(explain(error));
  const server = await developSite({ read, watch, report, port: portOf(options), host: options.host }, place);
  return await untilStopped(context, server);
}

async function preview(context: Context, project: Project, options: SiteOptions): Promise<ExitStatus> {
  const { outDir, base } = placeOf(project, options);
  const server = await serveSite({ folder: outDir, base, port: portOf(options), host: options.host });
  return await untilStopped(context, server);
}

function placeOf({ root, cwd, config }: Project, options: SiteOptions): SitePlace {
  const url = addressOf(options.site) ?? config.site.url;
  const base = options.base ?? config.site.base ?? "/";
  if (!/^\/[\w./~-]*$/u.test(base)) {
    throw new UserError(
      `Unexpected \`--base ${base}\`, expected a path that begins with /`,
      "Write it as in --base /decisions.",
    );
  }
  return {
    root,
    outDir: options.out === undefined ? path.join(root, ".reckon/site") : path.resolve(cwd, options.out),
    base: base.endsWith("/") ? base : `${base}/`,
    ...(url === undefined ? {} : { url }),
  };
}

function addressOf(written: string | undefined): string | undefined {
  if (written === undefined || /^https?:$/u.test(URL.parse(written)?.protocol ?? "")) return written;
  throw new UserError(
    `Unexpected \`--site ${written}\`, expected an address`,
    "Write it as in --site https://decisions.example.org.",
  );
}

function portOf({ port }: SiteOptions): number {
  if (/^\d{1,5}$/u.test(port) && Number(port) <= 65_535) return Number(port);
  throw new UserError(`Unexpected \`--port ${port}\`, expected a number`, "Write it as in --port 4321.");
}

/** Serves until somebody interrupts it. */
async function untilStopped(context: Context, server: SiteServer): Promise<ExitStatus> {
  context.stdout.write(`${server.url}\n`);
  await new Promise<void>((resolve) => {
    process.once("SIGINT", resolve);
    process.once("SIGTERM", resolve);
  });
  await server.close();
  return 0;
}
