import { pino } from "pino";
import { planFor, reconcile } from "../reconcile.ts";
import type { Reconciler } from "../reconcile.ts";
import { createSeal } from "../seal.ts";
import { readSettings } from "../settings.ts";
import { loadWords } from "../words.ts";
import { parseCaseKey } from "./case-key.ts";
import { createHub } from "./hub.ts";
import { recordSecret } from "./secret.ts";
import type { Terminal } from "./terminal.ts";
import { UsageError } from "./usage.ts";

export interface LookOptions {
  env: Record<string, string | undefined>;
  dryRun: boolean;
}

/** Looks at one case and prints the plan with its reasons; with `dryRun` nothing is done. Exit code 1: there is no such case. */
export async function look(key: string, { env, dryRun }: LookOptions, terminal: Terminal): Promise<number> {
  const id = parseCaseKey(key);
  if (id === null) throw new UsageError(`expected a case as OWNER/REPO#NUMBER, e.g. acme/support#17; found ${key}`);
  const settings = readSettings(env);
  const seal = createSeal(recordSecret(settings));
  const hub = createHub({
    settings,
    seal,
    log: pino({ level: settings.logLevel }, pino.destination(2)),
    clock: Date.now,
  });
  const reconciler: Reconciler = { see: hub.see, words: loadWords, seal };
  const view = await hub.see(id, null);
  if (view === null) {
    terminal.write(`${key} is no case: no such issue, or it does not carry the label "case".`);
    return 1;
  }
  const { because, lookAgainAt } = planFor(view, reconciler);
  terminal.write(
    [key, ...because.map((line) => `  ${line}`), ...(because.length === 0 ? ["  nothing to do"] : [])].join("\n"),
  );
  terminal.write(
    lookAgainAt === null
      ? "  next look: when something happens"
      : `  next look: ${new Date(lookAgainAt).toISOString()}`,
  );
  if (!dryRun) await reconcile(id, null, { ...reconciler, see: async () => view });
  return 0;
}
