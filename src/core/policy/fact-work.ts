/** What a policy says of how cases are worked on. */
import type { Grade } from "../model/case.ts";
import { code, markdown, shown } from "../text/markdown.ts";
import { each, once } from "./fact-row.ts";
import type { FactRow } from "./fact-row.ts";
import { codes, orNone, yesOrNo } from "./value.ts";
import { lengthWritten } from "./written.ts";
import type { Knowledge, MatrixRow, Policy } from "../model/policy.ts";

export const WORK_ROWS: FactRow[] = [
  once("enforcement", ({ enforcement }) => code(enforcement)),
  once("locale", ({ locale }) => code(locale)),
  once("timezone", ({ timezone }) => code(timezone)),
  once("prefix", ({ id }) => code(id.prefix)),
  each(
    "type",
    ({ types }) => types,
    ({ en, "zh-CN": zh, department }) => markdown(`${shown(en)} / ${shown(zh)} → ${code(department)}`),
  ),
  once("grading-mode", ({ grading }) => code(grading.mode)),
  once("grading-by", ({ grading }) => code(grading.by)),
  each(
    "matrix",
    ({ grading }): Record<string, MatrixRow[]> => grading.matrix,
    (rows, words) =>
      codes(
        rows.map(({ impact, urgency, importance }) => `${impact}/${urgency}/${importance}`),
        words,
      ),
  ),
  each(
    "words",
    ({ grading }): Record<Grade, string[]> => grading.words,
    (found, words) => codes(found, words),
  ),
  once("internal", ({ verification }, words) => yesOrNo(verification.internal, words)),
  once("phrases-confirm", ({ verification }, words) => codes(verification.phrases.confirm, words)),
  once("phrases-not-fixed", ({ verification }, words) => codes(verification.phrases.notFixed, words)),
  once("put-back", ({ notices }) => code(String(notices.atMostPutBack))),
  each("knowledge", knowledge, ({ repository, path, mode }) => code(`${repository}, ${path}, ${mode}`)),
  each("knowledge-public", knowledge, (one, words) => yesOrNo(one.public, words)),
  each("mask-handler", knowledge, ({ mask }, words) => yesOrNo(mask.handler, words)),
  each("mask-also", knowledge, ({ mask }, words) => codes(mask.also, words)),
  once("board", ({ board }, words) => orNone(code(board === null ? "" : `${board.owner}/${board.project}`), words)),
  once("retro-when", ({ retrospective }, words) => codes(retrospective.when.map(occasionWritten), words)),
  once("retro-mode", ({ retrospective }) => code(retrospective.mode)),
];

/** Without a knowledge base there is nothing to say of it. */
function knowledge({ knowledge: one }: Policy): Record<string, Knowledge> {
  return one === null ? {} : { "": one };
}

function occasionWritten(occasion: Policy["retrospective"]["when"][number]): string {
  if (typeof occasion === "string") return occasion;
  return `type-seen: ${occasion.typeSeen}, within: ${lengthWritten(occasion.within)}`;
}
