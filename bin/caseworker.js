#!/usr/bin/env node
/**
 * The program as it is installed and started: `src/main.ts`, with what Node makes of the sources kept for the next start
 * (`NODE_COMPILE_CACHE` says where). JavaScript, and the only such file: what takes the types out of the first TypeScript
 * file, 17 MB, stays in memory, and with all the others kept it is not needed at all. An older Node, which cannot read
 * them, reads this file and says so.
 */
import * as nodeModule from "node:module";

/** As in package.json. */
const OLDEST = [22, 18];

const { node: version } = process.versions;
const [major = 0, minor = 0] = version.split(".").map(Number);
if (major < OLDEST[0] || (major === OLDEST[0] && minor < OLDEST[1])) {
  process.stderr.write(
    `caseworker: expected Node ${OLDEST.join(".")} or newer, found ${version}; ` +
      "npx caseworker, called in its folder, takes the one that npm ci has put there\n",
  );
  process.exitCode = 2;
} else {
  nodeModule.enableCompileCache();
  await import("../src/main.ts");
}
