/** Serves the site that `npm run demo` built, until it is interrupted. `PORT` names another port. */
import path from "node:path";
import { serveSite } from "../src/site/serve.ts";
import { UserError } from "../src/model/user-error.ts";

const folder = path.resolve(import.meta.dirname, "../.reckon/site");
try {
  const { url } = await serveSite({
    folder,
    base: "/",
    port: Number(process.env.PORT ?? 4321),
    host: "127.0.0.1",
  });
  console.log(`${url}\nCtrl-C ends it.`);
} catch (error) {
  if (!(error instanceof UserError)) throw error;
  console.error(`${error.message}\n→ Run \`npm run demo\` first, or name another port: PORT=4400 npm start`);
  process.exitCode = 1;
}
