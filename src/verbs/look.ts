import { openingOf } from "../core/workflow/adoption.ts";
import type { CaseId } from "../core/model/case.ts";
import type { Plan } from "../core/model/effect.ts";
import { NOWHERE } from "../github/policy/last-good.ts";
import type { Queue } from "../queue/queue.ts";
import { planFor, reconcile } from "../reconcile.ts";
import type { Reconciler, View } from "../reconcile.ts";
import { createSeal } from "../seal.ts";
import { readSettings } from "../settings.ts";
import type { Environment, Settings } from "../settings.ts";
import { loadWords } from "../words.ts";
import { caseKeyOf, parseCaseKey } from "./case-key.ts";
import { refuseForeign } from "./foreign.ts";
import { goodPoliciesIn } from "./good-policies.ts";
import { createHub } from "./hub.ts";
import { logOf } from "./log-of.ts";
import { actOrHandOver, openOwnQueue } from "./own-queue.ts";
import { planText } from "./plan-text.ts";
import { keepSecret, knownSecret, newSecret } from "./secret.ts";
import type { Terminal } from "./terminal.ts";
import { checkInstallation, UsageError } from "./usage.ts";
import { whyUnreadable } from "./why-unreadable.ts";

export interface LookOptions {
  env: Environment;
  /** Print the plan, do nothing. */
  dryRun: boolean;
  /** Print the texts that would be written, too. */
  verbose: boolean;
  /** The installation's id, for a stand-in for GitHub that cannot say; null: GitHub is asked. */
  installation: string | null;
}

/** Exit code: there is no such case, or it cannot be read now. */
const NO_CASE = 1;

/**
 * Looks at one case, prints the plan with its reasons, and carries it out unless `dryRun`. Exit code 1: there is no such
 * case, or GitHub does not let it be read or written.
 */
export async function look(key: string, options: LookOptions, terminal: Terminal): Promise<number> {
  const id = parseCaseKey(key);
  if (id === null) throw new UsageError(`expected a case as OWNER/REPO#NUMBER, e.g. acme/support#17; found ${key}`);
  checkInstallation(options.installation);
  const settings = readSettings(options.env);
  // A dry run beside a running server cannot see the copies of records that the server holds.
  const queue = options.dryRun ? null : await openOwnQueue(settings);
  try {
    return await lookAt(id, { ...options, settings, queue }, terminal);
  } catch (error) {
    const why = whyUnreadable(error);
    if (why === null) throw error;
    terminal.write(`${key} cannot be looked at: ${why}`);
    return NO_CASE;
  } finally {
    await queue?.close();
  }
}

interface Looking extends LookOptions {
  settings: Settings;
  /** Null: nothing is to be done. */
  queue: Queue | null;
}

async function lookAt(id: CaseId, { settings, queue, ...options }: Looking, terminal: Terminal): Promise<number> {
  const known = knownSecret(settings);
  const secret = known ?? newSecret();
  const seal = createSeal(secret, settings.recordSecretOld);
  const recall = async () => queue?.recall(caseKeyOf(id)) ?? null;
  const goodPolicies = queue === null ? NOWHERE : goodPoliciesIn(queue);
  const { see } = createHub({ settings, seal, recall, goodPolicies, log: logOf(settings, 2), clock: Date.now });
  const view = await see(id, options.installation);
  const reconciler = { see: async () => view, words: loadWords, seal };
  const plan = view === null ? null : planFor(view, reconciler);
  if (view === null || plan === null || !isCase(view, plan)) {
    terminal.write(`${caseKeyOf(id)} is no case: ${view === null ? GONE : ORDINARY}`);
    return NO_CASE;
  }
  if (known === null) refuseForeign(view, seal);
  terminal.write(planText(view, plan, options.verbose));
  if (known === null && queue !== null) keepSecret(settings, secret);
  terminal.write(queue === null ? "Nothing was done." : await act(queue, id, { settings, reconciler }));
  return 0;
}

async function act(queue: Queue, id: CaseId, { settings, reconciler }: Acting): Promise<string> {
  const key = caseKeyOf(id);
  const keep: Reconciler["keep"] = (_, copy) => queue.keep(key, copy);
  const how = {
    shared: settings.databaseUrl !== undefined,
    act: () => reconcile(id, null, { ...reconciler, keep }),
  };
  return ENDED[await actOrHandOver(queue, key, how)];
}

interface Acting {
  settings: Settings;
  reconciler: Reconciler;
}

const GONE = "there is no such issue, or it is a pull request, or the app is not installed there.";
const ORDINARY = 'it does not carry the label "case", and nobody of the staff has said /adopt.';
const ENDED = { done: "Done.", "handed over": "The servers that share the database look at it now." };

/** A case whose label was taken off is one by its card: then there is something to do. */
function isCase({ snapshot, policy }: View, { effects }: Plan): boolean {
  return effects.length > 0 || openingOf(snapshot, policy) !== null;
}
