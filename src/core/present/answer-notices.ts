/** What people are answered who asked for something: the commands they may use, the clocks explained, or why something was not done. */
import { caseIdOf } from "../show/case-id.ts";
import { explainClocks } from "../clock/explain.ts";
import { COMMANDS } from "../command/command.ts";
import type { CommandRow } from "../command/type.ts";
import type { Answer } from "../advance/hearing.ts";
import { code, shown } from "../text/markdown.ts";
import { hasUse, mayUse } from "../workflow/may-use.ts";
import type { Notice, NoticeScene } from "./notice-type.ts";
import { promisesOf } from "../clock/promises.ts";
import { refusalText } from "./refusal-text.ts";
import { mention } from "../show/show.ts";

/** At most one notice of a kind for each comment or move. */
export function answerNotices(scene: NoticeScene): Notice[] {
  return scene.advance.answers.flatMap((answer) => [
    ...refused(answer, scene),
    ...helped(answer, scene),
    ...explained(answer, scene),
  ]);
}

/** The same reason is given once, however often it holds. */
function refused({ to, by, refused: refusals }: Answer, { speech }: NoticeScene): Notice[] {
  if (refusals.length === 0) return [];
  const lines = [...new Set(refusals.map((refusal) => refusalText(refusal, speech)))];
  return [{ key: `refused:${to}`, text: speech.words.say("notice/refused", { by: mention(by), refusals: lines }) }];
}

/** The rows of the command table this person may use where the case stands now. */
function helped({ to, by, accepted, standing }: Answer, { advance, speech }: NoticeScene): Notice[] {
  if (!accepted.includes("help")) return [];
  const { words, policy } = speech;
  const { file } = advance;
  const asking = { file, policy, standing, by };
  const isOpen = (row: CommandRow) =>
    row.stages.includes(file.stage) && hasUse(row, asking) && mayUse(row, asking) === null;
  const open = COMMANDS.filter(isOpen);
  const commands = open.map((row) => ({ usage: code(row.usage), does: words.say(`command.${row.name}`) }));
  const labels = standing.rank !== "outsider";
  const view = { by: mention(by), stage: words.say(`stage.${file.stage}`), commands, labels };
  return [{ key: `help:${to}`, text: words.say("notice/help", view) }];
}

/** How each due time came about (sla.md, "Explaining"). */
function explained({ to, by, accepted }: Answer, { seen, advance, speech }: NoticeScene): Notice[] {
  if (!accepted.includes("sla")) return [];
  const { policy, words } = speech;
  const id = shown(caseIdOf(advance.file.openedAt ?? seen.issue.openedAt, seen.id.number, policy));
  const judged = { ...speech, policy: { ...policy, ...promisesOf(advance.file, policy) } };
  const clocks = words.say("clocks", { clocks: explainClocks(advance.clocks, judged) });
  const view = { by: mention(by), id, timezone: shown(policy.timezone), clocks };
  return [{ key: `sla:${to}`, text: words.say("notice/sla", view) }];
}
