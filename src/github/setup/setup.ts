/** Sets a repository up: look, plan, act; and says in words what it did, or what keeps it from it. */
import type { Instant } from "../../core/model/case.ts";
import { allLabels, lookOf } from "../../core/workflow/labels.ts";
import type { Locale } from "../../core/model/policy.ts";
import { setupFiles } from "../../core/setup/files.ts";
import type { SetupTexts } from "../../core/setup/files.ts";
import { planSetup } from "../../core/setup/plan.ts";
import { showReason } from "../../core/setup/text.ts";
import type { Reason, SetupWish } from "../../core/setup/type.ts";
import type { Words } from "../../core/text/words.ts";
import { classify } from "../client/fault.ts";
import type { FaultKind } from "../client/fault.ts";
import type { Repository } from "../client/octokit.ts";
import type { Policies } from "../policy/policy.ts";
import { actSetup } from "./act.ts";
import type { SetupHands } from "./act.ts";
import { enter } from "./enter.ts";
import type { Entered, SetupClients } from "./enter.ts";
import { seeSetup } from "./see.ts";

/** What a set-up needs of the rest. */
export interface SetupDoors {
  clientsFor: (repository: Repository, hint: string | null) => Promise<SetupClients>;
  policies: Policies;
  loadWords: (locale: Locale) => Words;
  loadTexts: (locale: Locale) => SetupTexts;
  clock: () => Instant;
}

export interface SetupAsked {
  /** The installation's id, as a webhook named it. */
  hint: string | null;
  /** Only says what would be done. */
  dryRun: boolean;
  /** Opens a pull request again that somebody closed or merged. */
  again: boolean;
  /** The language of a repository that has no policy yet; null: the policy's. */
  locale: Locale | null;
}

export interface SetupReport {
  /** `owner/name` of today. */
  repository: string;
  /** What was done or left, each with its reason. */
  lines: string[];
  /** How much there was to do. */
  changes: number;
  /** What keeps the rest from being done, and what a person can do about it. */
  problem: string | null;
  /** The page of the pull request, when one is open. */
  pull: string | null;
}

/** Safe to repeat. Throws GitHub's faults that pass by themselves (client/fault.ts); the others are the report's problem. */
export async function setUp(doors: SetupDoors, repository: Repository, asked: SetupAsked): Promise<SetupReport> {
  try {
    const clients = await doors.clientsFor(repository, asked.hint);
    const entered = await enter(clients, repository, { policies: doors.policies, locale: asked.locale });
    return await workIn(entered, doors, asked);
  } catch (error) {
    const why = lastingWhy(error, doors.clock());
    if (why === null) throw error;
    const words = doors.loadWords(asked.locale ?? "en");
    const name = `${repository.owner}/${repository.repo}`;
    const problem = showReason({ key: "no-access", view: { repository: name, why } }, words);
    return { repository: name, lines: [], changes: 0, problem, pull: null };
  }
}

async function workIn({ place, policy, isPrivate, hindrance }: Entered, doors: SetupDoors, asked: SetupAsked) {
  const words = doors.loadWords(policy.locale);
  const report = { repository: `${place.owner}/${place.repo}`, lines: [], changes: 0, problem: null, pull: null };
  if (hindrance !== null) return { ...report, problem: showReason(hindrance, words) };
  const labels = allLabels(policy).map((name) => lookOf(name, { policy, words }));
  const files = setupFiles(policy, doors.loadTexts(policy.locale), isPrivate);
  const work = { hands: { place, words, labels }, wish: { files, labels, again: asked.again } };
  return asked.dryRun ? (await plan(work, report)).report : attempt(work, report);
}

/** The faults of this repository that trying again does not mend. A key that is not taken is none of one repository. */
const LASTING: readonly FaultKind[] = ["gone", "forbidden", "bug"];

/** What GitHub said that a person has to mend; null for a fault that passes, and for one of our program. */
function lastingWhy(error: unknown, now: Instant): string | null {
  const { kind, why } = classify(error, now);
  return error instanceof Error && "status" in error && LASTING.includes(kind) ? why : null;
}

interface Work {
  hands: SetupHands;
  wish: SetupWish;
}

/** How often to begin when others write at the same time. */
const ATTEMPTS = 4;

/**
 * Where GitHub does not take a change, somebody else was faster, so it is looked at again; what it refuses twice in the
 * same words is for a person to mend.
 */
async function attempt(work: Work, before: SetupReport, refusals: readonly string[] = []): Promise<SetupReport> {
  const { report, effects } = await plan(work, before);
  const { refusal, url } = await actSetup(work.hands, effects);
  if (refusal === null) return { ...report, pull: url ?? report.pull };
  const why = refusal.message;
  if (!refusals.includes(why) && refusals.length + 1 < ATTEMPTS) return attempt(work, report, [...refusals, why]);
  return { ...report, problem: showReason({ key: "refused", view: { why } }, work.hands.words) };
}

/** What is to be done now, and the report that goes with it; `before`: what was reported already. */
async function plan({ hands, wish }: Work, before: SetupReport) {
  const sight = await seeSetup(hands.place, wish.files);
  const { effects, reasons, problem } = planSetup(sight, wish);
  const say = (reason: Reason) => showReason(reason, hands.words);
  const report: SetupReport = {
    ...before,
    lines: [...new Set([...before.lines, ...reasons.map(say)])],
    changes: before.changes + effects.length,
    problem: problem && say(problem),
    pull: sight.pull?.state === "open" ? sight.pull.url : null,
  };
  return { report, effects };
}
