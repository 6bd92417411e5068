/** Notices: comments that ask a person to act. Few, each with a key under which it is posted once (workflow.md, "Notices"). */
import { answerNotices } from "./answer-notices.ts";
import { caseIdOf } from "../show/case-id.ts";
import type { Entry } from "../model/entry.ts";
import { shown } from "../text/markdown.ts";
import { ENDING_RULES } from "./notice-rules-ending.ts";
import { WORK_RULES } from "./notice-rules-work.ts";
import type { Notice, NoticeRule, NoticeRules, NoticeScene } from "./notice-type.ts";
import { toRow } from "../model/to-row.ts";

/** What is to be said because of this look: to whom the new entries matter, and who asked or was refused. */
export function noticesOf(scene: NoticeScene): Notice[] {
  return distinct([...scene.advance.fresh.flatMap((entry) => told(entry, scene)), ...answerNotices(scene)]);
}

const RULES: NoticeRules = { ...WORK_RULES, ...ENDING_RULES };

function told(entry: Entry, scene: NoticeScene): Notice[] {
  const rules: readonly NoticeRule<never>[] = RULES[entry.did] ?? [];
  return rules.flatMap(({ template, view }) => {
    const filled = view(toRow(entry), scene);
    if (filled === null) return [];
    const { seen, speech, advance } = scene;
    const id = shown(caseIdOf(advance.file.openedAt ?? seen.issue.openedAt, seen.id.number, speech.policy));
    const timezone = shown(speech.policy.timezone);
    const text = speech.words.say(`notice/${template}`, { id, timezone, ...filled });
    return [{ key: `${template}:${causeOf(entry, advance.file.round)}`, text }];
  });
}

/** What brought the entry about, in words that a second reading of the same timeline finds again. */
function causeOf(entry: Entry, round: number): string {
  if (entry.did === "warned") return entry.points.at(-1) ?? "";
  if (entry.did === "reminded") return entry.what;
  return entry.from ?? `round ${round}`;
}

/** Two notices of one comment and template are told apart by their order. */
function distinct(notices: readonly Notice[]): Notice[] {
  const seen = new Map<string, number>();
  return notices.map(({ key, text }) => {
    const nth = (seen.get(key) ?? 0) + 1;
    seen.set(key, nth);
    return { key: nth === 1 ? key : `${key}/${nth}`, text };
  });
}
