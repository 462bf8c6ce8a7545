#!/usr/bin/env node
import { keepCompiled } from "./cli/compile-cache.ts";
import { processContext } from "./cli/context.ts";
import { main } from "./cli/main.ts";

keepCompiled(process.env);
process.exitCode = await main(process.argv.slice(2), processContext());
