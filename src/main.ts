/** The verbs of the command line. The only reader of the environment. */
import { Command } from "commander";
import { loadLean } from "./lean.ts";
import { FileDamaged } from "./queue/file-damaged.ts";
import { readQueuePlace, SettingsError } from "./settings.ts";
import type { Terminal } from "./verbs/terminal.ts";
import { UsageError } from "./verbs/usage.ts";

loadLean();

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
    run((await import("./verbs/demo.ts")).demo({ once, locale, port: once ? "0" : port }, terminal)),
  );

program
  .command("look")
  .description("look at one case and print the plan with its reasons")
  .argument("<case>", "OWNER/REPO#NUMBER")
  .option("--dry-run", "print the plan, do nothing", false)
  .option("--verbose", "print every text that would be written, too", false)
  .option("--installation <id>", "the installation's id, where GitHub cannot say")
  .action(
    async (key: string, { installation, ...told }: { dryRun: boolean; verbose: boolean; installation?: string }) =>
      run(
        (await import("./verbs/look.ts")).look(
          key,
          { env: process.env, installation: installation ?? null, ...told },
          terminal,
        ),
      ),
  );

program
  .command("setup")
  .description("create a repository's labels, and open one pull request with issue forms and a policy")
  .argument("<repository>", "OWNER/REPO")
  .option("--dry-run", "print the plan, do nothing", false)
  .option("--again", "open a pull request again that was closed or merged", false)
  .option("--locale <locale>", "en or zh-CN, for a repository that has no policy yet")
  .option("--installation <id>", "the installation's id, where GitHub cannot say")
  .action(async (repository: string, { locale = "", installation = "", ...flags }: SetupFlags) => {
    const told = { ...flags, locale: locale || null, installation: installation || null };
    await run((await import("./verbs/setup.ts")).setup(repository, { env: process.env, ...told }, terminal));
  });

program
  .command("sweep")
  .description("find the cases of a repository that are due or changed unheard, and look at them")
  .argument("<repository>", "OWNER/REPO")
  .option("--dry-run", "say what would be looked at, do nothing", false)
  .option("--installation <id>", "the installation's id, where GitHub cannot say")
  .action(
    async (repository: string, { dryRun, installation = null }: { dryRun: boolean; installation?: string | null }) =>
      run(async () => {
        const { sweep } = await import("./verbs/sweep.ts");
        return sweep(repository, { env: process.env, dryRun, installation }, terminal);
      }),
  );

program
  .command("parked")
  .description("list the cases whose looks failed too often, or release them")
  .option("--release <case>", "OWNER/REPO#NUMBER, or all")
  .action(async ({ release = null }: { release?: string | null }) =>
    run(async () => {
      const { parked } = await import("./verbs/parked.ts");
      return parked({ ...readQueuePlace(process.env), release }, terminal);
    }),
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

interface SetupFlags {
  dryRun: boolean;
  again: boolean;
  locale?: string;
  installation?: string;
}

/** Ends with the verb's exit code; what a person can mend is said in one line, everything else with its trace. */
async function run(verb: Promise<number> | (() => Promise<number>)): Promise<void> {
  try {
    process.exitCode = await (typeof verb === "function" ? verb() : verb);
  } catch (error) {
    if (!isMendable(error)) throw error;
    process.stderr.write(`caseworker: ${error.message}\n`);
    process.exitCode = USAGE;
  }
}

/** Whether a person can mend it, by what it says. */
function isMendable(error: unknown): error is Error {
  return [SettingsError, UsageError, FileDamaged].some((kind) => error instanceof kind);
}

await program.parseAsync();
