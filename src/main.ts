#!/usr/bin/env node
/** The verbs of the command line. The only reader of the environment. */
import { Command } from "commander";
import { SettingsError } from "./settings.ts";
import type { Terminal } from "./verbs/terminal.ts";
import { UsageError } from "./verbs/usage.ts";

const terminal: Terminal = { write: (text) => void process.stdout.write(`${text}\n`) };

/** Exit code of a wrong call, as of `check` and `sla` for a file that cannot be read. */
const USAGE = 2;

const program = new Command("caseworker")
  .description("Runs a technical-support team's problem-resolution workflow on GitHub Issues.")
  .showHelpAfterError();

program
  .command("serve")
  .description("receive webhooks and work the cases")
  .action(async () => run((await import("./verbs/serve.ts")).serve(process.env, terminal)));

program
  .command("demo")
  .description("play a day of a support team against a local GitHub, then stay up to be played with")
  .option("--once", "end after the table; exit code 0 only if every case ended as the story says")
  .option("--locale <locale>", "en or zh-CN", "en")
  .option("--port <port>", "where the pages are; any free port when 0", "4000")
  .action(async ({ once = false, locale, port }: { once?: boolean; locale: string; port: string }) =>
    run((await import("./verbs/demo.ts")).demo({ once, locale, port: once ? 0 : Number(port) }, terminal)),
  );

program
  .command("look")
  .description("look at one case and print the plan with its reasons")
  .argument("<case>", "OWNER/REPO#NUMBER")
  .option("--dry-run", "print the plan, do nothing")
  .action(async (key: string, { dryRun = false }: { dryRun?: boolean }) =>
    run((await import("./verbs/look.ts")).look(key, { env: process.env, dryRun }, terminal)),
  );

program
  .command("check")
  .description("check a policy file and name everything that is wrong with it")
  .argument("<file>", "e.g. .github/caseworker.yml")
  .action(async (file: string) => run((await import("./verbs/check.ts")).check(file, terminal)));

program
  .command("sla")
  .description("compute the clocks of a case from a file, and explain them")
  .argument("<file>", "policy, history and the present instant, as YAML or JSON")
  .option("--json", "print the answer as JSON")
  .action(async (file: string, { json = false }: { json?: boolean }) =>
    run((await import("./verbs/sla.ts")).sla(file, json, terminal)),
  );

/** Ends with the verb's exit code; what a person can mend is said in one line, everything else with its trace. */
async function run(verb: Promise<number>): Promise<void> {
  try {
    process.exitCode = await verb;
  } catch (error) {
    if (!(error instanceof SettingsError || error instanceof UsageError)) throw error;
    process.stderr.write(`caseworker: ${error.message}\n`);
    process.exitCode = USAGE;
  }
}

await program.parseAsync();
