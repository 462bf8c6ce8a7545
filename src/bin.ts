#!/usr/bin/env node
import { processContext } from "./cli/context.ts";
import { main } from "./cli/main.ts";

process.exitCode = await main(process.argv.slice(2), processContext());
