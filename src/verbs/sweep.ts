/** `caseworker sweep`: finds the cases of one repository that want a look, and looks at them. */
import { existsSync } from "node:fs";
import { nameOf } from "../github/repository/places.ts";
import type { Repository } from "../github/client/octokit.ts";
import { openEmbeddedQueue } from "../queue/embedded.ts";
import { queueFile } from "../queue/open.ts";
import type { Queue } from "../queue/queue.ts";
import { readSettings } from "../settings.ts";
import type { Environment, Settings } from "../settings.ts";
import { caseKeyOf, parseRepositoryKey } from "./case-key.ts";
import { goodPoliciesIn } from "./good-policies.ts";
import { createHub } from "./hub.ts";
import type { HubOptions } from "./hub.ts";
import { logOf } from "./log-of.ts";
import { openOwnQueue } from "./own-queue.ts";
import { findCases, putCases } from "./sweep/cases.ts";
import { lookAtDue } from "./sweep/look-at-due.ts";
import type { Looking } from "./sweep/look-at-due.ts";
import { createSigning } from "./sweep/signing.ts";
import type { Signing } from "./sweep/signing.ts";
import { findingsText, planLines } from "./sweep/tell.ts";
import type { Terminal } from "./terminal.ts";
import { checkInstallation, UsageError } from "./usage.ts";
import { whyUnreadable } from "./why-unreadable.ts";

export interface SweepOptions {
  env: Environment;
  /** Say what would be looked at, do nothing. */
  dryRun: boolean;
  /** The installation's id, for a stand-in for GitHub that cannot say; null: GitHub is asked. */
  installation: string | null;
}

/** Exit code: the repository could not be swept, or a look failed. */
const HINDERED = 1;

/**
 * Finds the open cases of a repository with one request for each hundred, and looks at those that are due, that changed
 * since the last sweep, or that nobody waits for. Where servers share a database they are left to look. Exit code 1: it
 * could not be swept, or not every look went well; what is left stays in the queue.
 */
export async function sweep(name: string, options: SweepOptions, terminal: Terminal): Promise<number> {
  const repository = parseRepositoryKey(name);
  if (repository === null)
    throw new UsageError(`expected a repository as OWNER/REPO, e.g. acme/support; found ${name}`);
  checkInstallation(options.installation);
  const settings = readSettings(options.env);
  const queue = options.dryRun ? await openToRead(settings, terminal) : await openOwnQueue(settings);
  try {
    return await sweepIt({ repository, settings, queue, ...options }, terminal);
  } catch (error) {
    const why = whyUnreadable(error);
    if (why === null) throw error;
    terminal.write(`${name} cannot be swept now: ${why}. What is left stays in the queue.`);
    return HINDERED;
  } finally {
    await queue.close();
  }
}

interface Sweep extends Omit<SweepOptions, "env"> {
  repository: Repository;
  settings: Settings;
  queue: Queue;
}

async function sweepIt({ repository: asked, ...sweeping }: Sweep, terminal: Terminal): Promise<number> {
  const { settings, queue, installation, dryRun } = sweeping;
  const signing = createSigning(settings);
  const hub = hubFor(settings, signing, queue);
  const octokit = await hub.clientFor(asked, installation);
  const repository = await nameOf(octokit, asked);
  const reopening = async () => (await hub.policies.policyOf(octokit, repository)).policy.reopen.within;
  const onPage = pageTeller(terminal);
  const findings = await findCases({ octokit, repository, queue, reopening, clock: Date.now, onPage });
  if (findings === null) {
    terminal.write(`${asked.owner}/${asked.repo} has no issues, or the app may not see them.`);
    return HINDERED;
  }
  terminal.write(findingsText(repository, findings));
  if (!dryRun)
    return finish({ ...sweeping, repository, findings, see: signing.guard(hub.see), seal: signing.seal }, terminal);
  terminal.write([...planLines(repository, findings), "Nothing was done."].join("\n"));
  return 0;
}

/** Puts what was found, and looks at it unless servers do. */
async function finish({ settings, installation, ...looking }: Finishing, terminal: Terminal): Promise<number> {
  const { queue, repository, findings } = looking;
  const shared = settings.databaseUrl !== undefined;
  await putCases(findings, { queue, repository, hint: installation, now: Date.now(), spread: shared });
  if (!shared) return (await lookAtDue(looking, terminal)) === 0 ? 0 : HINDERED;
  terminal.write("The servers that share the database look at them.");
  return 0;
}

type Finishing = Looking & Pick<Sweep, "settings" | "installation">;

/** A line for each thousand. */
function pageTeller(terminal: Terminal): (issues: number) => void {
  return (issues) => {
    if (issues % 1000 === 0 && issues > 0) terminal.write(`  ${issues} issues listed`);
  };
}

function hubFor(settings: Settings, { seal }: Signing, queue: Queue) {
  const recall: HubOptions["recall"] = (id) => queue.recall(caseKeyOf(id));
  return createHub({
    settings,
    seal,
    log: logOf(settings, 2),
    clock: Date.now,
    recall,
    goodPolicies: goodPoliciesIn(queue),
  });
}

function empty(): Queue {
  return openEmbeddedQueue(":memory:", { now: Date.now, random: Math.random });
}

/** A dry run makes no queue where there is none. */
async function openToRead(settings: Settings, terminal: Terminal): Promise<Queue> {
  const place = { dataDir: settings.dataDir, databaseUrl: settings.databaseUrl ?? null };
  if (place.databaseUrl === null && !existsSync(queueFile(place))) return empty();
  try {
    return await openOwnQueue(settings);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    terminal.write(
      `The queue cannot be read, so every open case counts as one that nobody waits for: ${error.message}`,
    );
    return empty();
  }
}
