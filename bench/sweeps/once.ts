/** Sweeps a repository once in a process of its own, and tells what that took. */
import { sweep } from "../../src/verbs/sweep.ts";

const [name = "", environment = "{}"] = process.argv.slice(2);
const env = JSON.parse(environment) as Record<string, string>;
const before = process.memoryUsage.rss();
const began = performance.now();
const said: string[] = [];
const code = await sweep(name, { env, dryRun: false, installation: null }, { write: (text) => void said.push(text) });
const took = performance.now() - began;
process.send?.({ code, took, before, most: process.resourceUsage().maxRSS * 1024, said: said.join("\n") });
