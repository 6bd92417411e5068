/** Notices about the verdict and the end of a case, and what is called to mind. */
import { articleLink } from "../knowledge/article-link.ts";
import { sameLogin } from "../model/case.ts";
import { endedEarly } from "../model/case-file.ts";
import type { EntryOf } from "../model/entry.ts";
import { cut, quoted, shown } from "../text/markdown.ts";
import type { NoticeRules, NoticeScene, View } from "./notice-type.ts";
import { mention, showDuration, showInstant } from "../show/show.ts";
import { departmentName, retroReasons } from "../show/entry.ts";
import {
  absentSubmitter,
  callReporter,
  callSubmitter,
  helpersOf,
  mentions,
  peopleToTell,
  tellingOf,
} from "./tell-whom.ts";

export const ENDING_RULES: NoticeRules = {
  staged: [{ template: "verify-internal", view: verifyInternal }],
  asked: [{ template: "verify", view: verify }],
  rejected: [{ template: "rejected", view: rejected }],
  reopened: [{ template: "reopened", view: reopened }],
  closed: [{ template: "closed", view: closed }],
  "retro-proposed": [{ template: "retro-proposed", view: retroProposed }],
  reminded: [
    { template: "remind-verdict", view: remindVerdict },
    { template: "remind-waiting", view: remindWaiting },
    { template: "remind-task", view: remindTask },
    { template: "remind-deferred", view: remindDeferred },
  ],
};

const LONGEST = 1000;
/** From this round on the supervisors hear of it, too. */
const MANY_ROUNDS = 3;

function verifyInternal({ stage }: EntryOf<"staged">, scene: NoticeScene): View | null {
  const { file } = scene.advance;
  const isDue = scene.speech.policy.verification.internal && file.askedAt === null;
  if (stage !== "verification" || file.stage !== "verification" || !isDue) return null;
  const people = peopleToTell(["lead"], tellingOf(scene));
  const handler = shown(file.handler ?? "");
  return { mentions: mentions(people, scene), handler, summary: summaryOf(scene) };
}

function verify({ at }: EntryOf<"asked">, scene: NoticeScene): View | null {
  const { file } = scene.advance;
  const { policy, words } = scene.speech;
  if (file.stage !== "verification" || file.askedAt !== at || file.verdict !== null) return null;
  const { confirmAfter } = policy.verification;
  return {
    mention: callSubmitter(scene),
    absent: absentSubmitter(file),
    summary: summaryOf(scene),
    confirmAfter: confirmAfter === null || file.spokeSinceAsked ? null : showDuration(confirmAfter, words),
  };
}

function summaryOf({ advance }: NoticeScene) {
  const fixed = advance.record.entries.findLast((entry): entry is EntryOf<"fixed"> => entry.did === "fixed");
  return shown(cut(fixed?.summary ?? "", LONGEST));
}

function rejected({ text }: EntryOf<"rejected">, scene: NoticeScene): View | null {
  const { file } = scene.advance;
  if (file.stage === "closed") return null;
  const many = file.round >= MANY_ROUNDS ? ["supervisors"] : [];
  return {
    mentions: mentions(peopleToTell(["handler", ...many], tellingOf(scene)), scene),
    submitter: absentSubmitter(file) ?? shown(file.submitter ?? ""),
    round: file.round,
    text: quoted(text, LONGEST),
  };
}

/** The submitter's own word has its own notice. */
function reopened({ by, as, why }: EntryOf<"reopened">, scene: NoticeScene): View | null {
  const { handler, stage, round } = scene.advance.file;
  if (as === "app" || stage === "closed" || (handler !== null && sameLogin(handler, by))) return null;
  const people = peopleToTell(["handler"], tellingOf(scene));
  return { mentions: mentions(people, scene), by: shown(by), round, text: quoted(why, LONGEST) };
}

function closed(entry: EntryOf<"closed">, scene: NoticeScene): View | null {
  const { seen, advance, speech } = scene;
  const { file, record } = advance;
  const last = record.entries.findLast(({ did }) => did === "closed");
  if (file.closed === null || entry !== last) return null;
  const { policy, words } = speech;
  const article = articleLink(file, seen, policy);
  const silent = file.verdict?.did === "confirmed" && file.verdict.silent === true;
  return {
    mention: callSubmitter(scene),
    result: words.say(`result.${entry.result}`),
    early: endedEarly(file),
    silent,
    why: shown(cut(entry.why ?? "", LONGEST)),
    until: shown(entry.until ?? ""),
    of: entry.of ?? null,
    elsewhere: entry.department ? departmentName(entry.department, policy) : null,
    assumed: entry.assumed === true ? mention(entry.by) : null,
    article: article && shown(article.name),
    articleUrl: article && article.url,
    proposalUrl: article && article.proposal,
    reopen: endedEarly(file) ? null : showDuration(policy.reopen.within, words),
  };
}

function retroProposed({ why }: EntryOf<"retro-proposed">, scene: NoticeScene): View | null {
  if (scene.advance.file.retro !== null) return null;
  const people = peopleToTell(["supervisors"], tellingOf(scene));
  return { mentions: mentions(people, scene), why: retroReasons(why, scene.speech.words) };
}

function remindVerdict({ what }: EntryOf<"reminded">, scene: NoticeScene): View | null {
  const { file } = scene.advance;
  if (!what.startsWith("verdict:") || file.stage !== "verification" || file.verdict !== null) return null;
  const absent = absentSubmitter(file);
  return { mention: absent === null ? callSubmitter(scene) : callReporter(scene), absent };
}

function remindWaiting({ what }: EntryOf<"reminded">, scene: NoticeScene): View | null {
  const { file } = scene.advance;
  const waiting = file.waiting.find(({ on, since }) => what === `waiting:${on}:${since}`);
  if (waiting === undefined) return null;
  const { policy, words } = scene.speech;
  return {
    mentions: mentions(peopleToTell(["supervisors"], tellingOf(scene)), scene),
    on: words.say(`waiting.${waiting.on}`),
    since: showInstant(waiting.since, policy.timezone),
    handler: file.handler === null ? words.say("none") : shown(file.handler),
  };
}

function remindTask({ what }: EntryOf<"reminded">, scene: NoticeScene): View | null {
  const task = scene.advance.file.tasks.find(({ number, done }) => what === `task:${number}` && done === null);
  if (task === undefined) return null;
  const due = task.due === null ? scene.speech.words.say("none") : showInstant(task.due, scene.speech.policy.timezone);
  const people = helpersOf(task, tellingOf(scene));
  return { mentions: mentions(people, scene), task: shown(cut(task.task, 200)), due };
}

function remindDeferred({ what }: EntryOf<"reminded">, scene: NoticeScene): View | null {
  const { closed: ending } = scene.advance.file;
  if (!what.startsWith("deferred:") || ending?.until === undefined) return null;
  const people = peopleToTell(["handler", "supervisors"], tellingOf(scene));
  return { mentions: mentions(people, scene), until: shown(ending.until), why: shown(ending.why ?? "") };
}
