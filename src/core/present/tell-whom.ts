/** Whom a notice calls: parts of a case as logins and teams. */
import { isAppLogin } from "../model/case.ts";
import type { CaseFile, Task } from "../model/case-file.ts";
import type { CaseSnapshot } from "../model/snapshot.ts";
import { maskName } from "../text/mask.ts";
import { shown } from "../text/markdown.ts";
import type { Markdown } from "../text/markdown.ts";
import type { NoticeScene } from "./notice-type.ts";
import type { Policy, Principals } from "../model/policy.ts";
import { list, mention } from "../show/show.ts";

/** What decides who holds a part. */
export interface Telling {
  file: CaseFile;
  policy: Policy;
  /** Who manages the repository: the supervisors where the policy names none. */
  managers: CaseSnapshot["managers"];
}

/** Logins and `org/team`s for the words of the policy's thresholds, each once. Where nobody holds a part, the supervisors do. */
export function peopleToTell(tell: readonly string[], { file, policy, managers }: Telling): string[] {
  const supervisors = supervisorsOf(policy, managers);
  const lead = policy.departments[file.department ?? ""]?.lead ?? null;
  const parts: Record<string, string[]> = {
    handler: file.handler === null ? supervisors : [file.handler],
    lead: lead === null ? supervisors : [lead],
    supervisors,
  };
  return [...new Set(tell.flatMap((part) => parts[part] ?? []))];
}

/** Who is called for a task: the person, or the department by its team, lead or members. */
export function helpersOf({ whom }: Task, { policy, managers }: Omit<Telling, "file">): string[] {
  if ("login" in whom) return [whom.login];
  const department = policy.departments[whom.department];
  if (department === undefined) return supervisorsOf(policy, managers);
  const { team, lead, members } = department;
  if (team !== null) return [team];
  if (lead !== null) return [lead];
  return members.length > 0 ? members : supervisorsOf(policy, managers);
}

/** All of them as mentions. */
export function mentions(people: readonly string[], { speech }: Pick<NoticeScene, "speech">): Markdown {
  return list(people.map(mention), speech.words);
}

/** Logins and teams as the policy names them. */
export function principalsOf({ logins, teams }: Principals): string[] {
  return [...logins, ...teams];
}

/** What a scene tells of who holds which part. */
export function tellingOf({ seen, advance, speech }: NoticeScene): Telling {
  return { file: advance.file, policy: speech.policy, managers: seen.managers };
}

/** Who is called for the submitter's part: the submitter or, for somebody without an account, whoever reported it. */
export function callSubmitter(scene: NoticeScene): Markdown {
  const { file } = scene.advance;
  const absent = absentSubmitter(file);
  if (absent === null) return mention(file.submitter ?? file.reporter);
  return scene.speech.words.say("on-behalf", { mention: callReporter(scene), name: absent });
}

/** Whoever reported it; where that was an app, the handler, as long as there is none the supervisors. */
export function callReporter(scene: NoticeScene): Markdown {
  const { reporter } = scene.advance.file;
  return isAppLogin(reporter) ? mentions(peopleToTell(["handler"], tellingOf(scene)), scene) : mention(reporter);
}

/** The name of a submitter who cannot answer here, masked because others read it; null for a person with an account. */
export function absentSubmitter({ submitter, onBehalf }: CaseFile): Markdown | null {
  if (submitter !== null) return isAppLogin(submitter) ? shown(submitter) : null;
  return shown(maskName(onBehalf?.name ?? ""));
}

function supervisorsOf({ supervisors }: Policy, managers: readonly string[]): string[] {
  const named = principalsOf(supervisors);
  return named.length > 0 ? named : [...managers];
}
