/** Notices while a case is worked on: what is missing, who has it, what was found meanwhile. */
import { sameLogin } from "../model/case.ts";
import { dueRows } from "../clock/rows.ts";
import { fileLink } from "../knowledge/article-link.ts";
import { answerOffered, fieldsNeeded } from "../model/case-file.ts";
import type { Entry, EntryOf } from "../model/entry.ts";
import { choicesOf } from "../model/fields.ts";
import { cut, markdown, quoted, shown } from "../text/markdown.ts";
import type { NoticeRules, NoticeScene, View } from "./notice-type.ts";
import { mention, showInstant } from "../show/show.ts";
import { departmentName } from "../show/entry.ts";
import {
  callReporter,
  callSubmitter,
  helpersOf,
  mentions,
  peopleToTell,
  principalsOf,
  tellingOf,
} from "./tell-whom.ts";

export const WORK_RULES: NoticeRules = {
  read: [{ template: "missing", view: missing }],
  hinted: [{ template: "known-answer", view: knownAnswer }],
  proposed: [{ template: "registered", view: registered }],
  graded: [
    { template: "registered", view: (entry, scene) => (entry.as === "app" ? registered(entry, scene) : null) },
    { template: "assigned", view: graded },
  ],
  assigned: [{ template: "assigned", view: assigned }],
  workaround: [{ template: "workaround", view: workaround }],
  expected: [{ template: "expected", view: expected }],
  involved: [{ template: "involved", view: involved }],
  contributed: [{ template: "contributed", view: contributed }],
  left: [{ template: "left", view: left }],
  warned: [{ template: "warned", view: warned }],
};

/** How much of people's text is repeated in a notice. */
const LONGEST = 1000;

/** Only the last reading, while the intake lasts, and with what can be chosen. An issue without the form is told how to write it. */
function missing(entry: EntryOf<"read">, scene: NoticeScene): View | null {
  const { file, record } = scene.advance;
  const last = record.entries.findLast(({ did }) => did === "read");
  if (file.stage !== "intake" || entry !== last || fieldsNeeded(file).length === 0) return null;
  const { words, policy } = scene.speech;
  const found = new Map(entry.unusable.map((unusable) => [unusable.field, unusable.found]));
  const fields = [...new Set([...entry.missing, ...found.keys()])].map((field) => ({
    name: words.say(`field.${field}`),
    found: shown(cut(found.get(field) ?? "", LONGEST / 10)),
    choices: markdown(choicesOf(field, policy).map(shown).join(" · ")),
  }));
  const bare = Object.keys(entry.answers).length + found.size === 0;
  return { mention: callReporter(scene), fields, bare };
}

/** An article that fits well is offered; taking it closes the case. */
function knownAnswer(entry: EntryOf<"hinted">, scene: NoticeScene): View | null {
  const { file } = scene.advance;
  const answer = entry === file.hinted ? answerOffered(file) : null;
  if (answer === null) return null;
  return {
    mention: callSubmitter(scene),
    title: shown(cut(answer.title, LONGEST / 5)),
    url: fileLink(answer.path, scene.seen, scene.speech.policy),
  };
}

/** The people on duty hear of a new case: as the policy says, else the supervisors of what looks urgent. */
function registered({ grade, why }: EntryOf<"proposed"> | EntryOf<"graded">, scene: NoticeScene): View | null {
  const { seen, speech } = scene;
  const { registered: named } = speech.policy.tell;
  const urgent = grade === 1 ? peopleToTell(["supervisors"], tellingOf(scene)) : [];
  const people = named === null ? urgent : principalsOf(named);
  if (people.length === 0) return null;
  return {
    mentions: mentions(people, scene),
    title: shown(cut(seen.issue.title, 200)),
    grade: speech.words.say(`grade.${grade}`),
    why: shown(why),
    toGrade: scene.advance.file.grade === null,
  };
}

/** A new grade brings new due times; with a new handler in the same look, one notice says both. */
function graded(entry: EntryOf<"graded">, scene: NoticeScene): View | null {
  const { fresh, file } = scene.advance;
  if (entry !== file.grade || fresh.some(({ did }) => did === "assigned")) return null;
  const again = scene.advance.record.entries.some((other) => other.did === "graded" && other !== entry);
  return dueTimes(entry, { scene, again });
}

/** Once it has a grade: without one there is nothing to be on time for. */
function assigned(entry: EntryOf<"assigned">, scene: NoticeScene): View | null {
  const last = scene.advance.record.entries.findLast(({ did }) => did === "assigned");
  return entry === last ? dueTimes(entry, { scene, again: false }) : null;
}

/** `again`: the handler had the case before, and another grade. Whoever took or graded the case needs no telling. */
function dueTimes({ by }: Entry, { scene, again }: { scene: NoticeScene; again: boolean }): View | null {
  const { file, clocks } = scene.advance;
  const { handler, grade } = file;
  if (handler === null || grade === null || sameLogin(handler, by) || file.closed !== null) return null;
  return {
    mention: mention(handler),
    grade: scene.speech.words.say(`grade.${grade.grade}`),
    clocks: dueRows(clocks, scene.speech),
    again,
    begun: file.startedAt !== null,
  };
}

function workaround(entry: EntryOf<"workaround">, scene: NoticeScene): View | null {
  const { file } = scene.advance;
  if (entry !== file.workaround || file.closed !== null) return null;
  const due = file.expected === null ? null : showInstant(file.expected, scene.speech.policy.timezone);
  return { mention: callSubmitter(scene), text: quoted(entry.text, LONGEST), expected: due };
}

/** With a workaround in the same look, one notice says both. */
function expected({ due }: EntryOf<"expected">, scene: NoticeScene): View | null {
  const { file, fresh } = scene.advance;
  const said = fresh.some(({ did }) => did === "workaround");
  if (said || due !== file.expected || file.closed !== null) return null;
  return { mention: callSubmitter(scene), expected: showInstant(due, scene.speech.policy.timezone) };
}

function involved(entry: EntryOf<"involved">, scene: NoticeScene): View | null {
  const { file } = scene.advance;
  const { policy } = scene.speech;
  const task = file.tasks.find(({ at, task: text, done }) => at === entry.at && text === entry.task && done === null);
  if (task === undefined || file.closed !== null) return null;
  const { whom, due } = task;
  return {
    mentions: mentions(helpersOf(task, tellingOf(scene)), scene),
    whom: "login" in whom ? null : departmentName(whom.department, policy),
    by: shown(entry.by),
    text: quoted(entry.task, LONGEST),
    due: due === null ? null : showInstant(due, policy.timezone),
  };
}

function contributed(entry: EntryOf<"contributed">, { advance }: NoticeScene): View | null {
  const { handler, tasks, closed } = advance.file;
  const task = tasks.find(({ number }) => number === entry.task);
  if (handler === null || sameLogin(handler, entry.by) || task === undefined || closed !== null) return null;
  return {
    mention: mention(handler),
    by: shown(entry.by),
    task: shown(cut(task.task, 200)),
    text: quoted(entry.text, LONGEST),
  };
}

/** The app gave up putting a label back: supervisors settle it. */
function left({ by, label }: EntryOf<"left">, scene: NoticeScene): View | null {
  const people = mentions(peopleToTell(["supervisors"], tellingOf(scene)), scene);
  return { mentions: people, by: shown(by), label: shown(label) };
}

function warned({ clock: kind, points, tell }: EntryOf<"warned">, scene: NoticeScene): View | null {
  const { file, clocks } = scene.advance;
  const clock = kind === "grading" ? null : clocks[kind];
  if (file.closed !== null) return null;
  const { policy, words } = scene.speech;
  const percent = Math.max(...points.map((point) => Number(point.split(":")[1])));
  return {
    mentions: mentions(peopleToTell(tell, tellingOf(scene)), scene),
    percent,
    over: percent >= 100,
    clock: words.say(`clock.${kind}`),
    due: clock?.due ? showInstant(clock.due, policy.timezone) : null,
    grading: kind === "grading",
    needsGrade: file.grade === null,
    grade: file.grade === null ? words.say("none") : words.say(`grade.${file.grade.grade}`),
    stage: words.say(`stage.${file.stage}`),
    handler: file.handler === null ? words.say("none") : shown(file.handler),
  };
}
