import { LOCALES } from "../core/model/policy.ts";
import type { Locale } from "../core/model/policy.ts";
import type { SetupReport } from "../github/setup/setup.ts";
import { createSeal } from "../seal.ts";
import { readSettings } from "../settings.ts";
import type { Environment } from "../settings.ts";
import { parseRepositoryKey } from "./case-key.ts";
import { createHub } from "./hub.ts";
import { logOf } from "./log-of.ts";
import { newSecret } from "./secret.ts";
import type { Terminal } from "./terminal.ts";
import { checkInstallation, UsageError } from "./usage.ts";
import { whyUnreadable } from "./why-unreadable.ts";

export interface SetupOptions {
  env: Environment;
  /** Print the plan, do nothing. */
  dryRun: boolean;
  /** Open a pull request again that was closed or merged. */
  again: boolean;
  /** The language of a repository that has no policy yet; null: English, or that of its policy. */
  locale: string | null;
  /** The installation's id, for a stand-in for GitHub that cannot say; null: GitHub is asked. */
  installation: string | null;
}

/** Exit code: something keeps the repository from being set up. */
const HINDERED = 1;

/**
 * Sets a repository up: creates the labels, and opens one pull request with the issue forms and a policy. Prints what is
 * done and what is left, each with its reason. Exit code 1: a person has to mend something first.
 */
export async function setup(name: string, options: SetupOptions, terminal: Terminal): Promise<number> {
  const repository = parseRepositoryKey(name);
  if (repository === null)
    throw new UsageError(`expected a repository as OWNER/REPO, e.g. acme/support; found ${name}`);
  const { env, dryRun, again, installation: hint } = options;
  checkInstallation(hint);
  const asked = { dryRun, again, hint, locale: localeOf(options.locale) };
  const settings = readSettings(env);
  const log = logOf(settings, 2);
  // Nothing is signed here, so any secret does.
  const hub = createHub({ settings, seal: createSeal(newSecret()), log, clock: Date.now });
  try {
    return print(await hub.setUp(repository, asked), { dryRun, terminal });
  } catch (error) {
    const why = whyUnreadable(error);
    if (why === null) throw error;
    terminal.write(`${name} cannot be set up now: ${why}. What is done already stays; run it again.`);
    return HINDERED;
  }
}

function localeOf(given: string | null): Locale | null {
  const locale = LOCALES.find((known) => known === given) ?? null;
  if (given !== null && locale === null)
    throw new UsageError(`expected --locale ${LOCALES.join(" or ")}; found ${given}`);
  return locale;
}

function print(report: SetupReport, { dryRun, terminal }: { dryRun: boolean; terminal: Terminal }): number {
  const { repository, lines, changes, problem, pull } = report;
  terminal.write([repository, ...lines.map((line) => `  ${line}`)].join("\n"));
  if (problem !== null) terminal.write(problem);
  if (pull !== null) terminal.write(`Pull request: ${pull}`);
  if (problem === null)
    terminal.write(changes === 0 ? "There is nothing to do." : dryRun ? "Nothing was done." : "Done.");
  return problem === null ? 0 : HINDERED;
}
