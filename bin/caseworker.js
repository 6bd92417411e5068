#!/usr/bin/env node
/**
 * The program as it is installed and started: `src/main.ts`, with what Node makes of the sources kept for the next start
 * (`NODE_COMPILE_CACHE` says where). JavaScript, and the only such file: what takes the types out of the first TypeScript
 * file, 17 MB, stays in memory, and with all the others kept it is not needed at all.
 */
import { enableCompileCache } from "node:module";

enableCompileCache();
await import("../src/main.ts");
