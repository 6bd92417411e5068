/** The project that is the board of the company in the sandbox, with the fields and options that a board has. */
import { boardFields } from "../../core/board/fields.ts";
import type { BoardField } from "../../core/model/board.ts";
import type { Policy } from "../../core/model/policy.ts";
import type { ProjectColor, ProjectFieldSetup, ProjectSetup } from "../../sandbox/setup-project.ts";
import { loadWords } from "../../words.ts";

/** Its number. */
export const PROJECT = 1;

const TITLES: Record<Policy["locale"], string> = { en: "Support cases", "zh-CN": "问题看板" };

/** `access`: who may do what there. */
export function boardProject(owner: string, policy: Policy, access: ProjectSetup["access"]): ProjectSetup {
  const fields = boardFields({ policy, words: loadWords(policy.locale) });
  return { owner, title: TITLES[policy.locale], access, fields: fields.map(fieldOf) };
}

function fieldOf({ key, name, kind, options }: BoardField): ProjectFieldSetup {
  if (kind !== "single_select") return { name, type: kind };
  const choices = Object.entries(options).map(([word, option]) => {
    return { name: option, color: COLORS[`${key}/${word}`] ?? "GRAY" };
  });
  return { name, type: kind, options: choices };
}

const COLORS: Record<string, ProjectColor> = {
  "status/diagnosis": "BLUE",
  "status/handling": "BLUE",
  "status/verification": "PURPLE",
  "status/closed": "GREEN",
  "grade/1": "RED",
  "grade/2": "ORANGE",
  "grade/3": "GREEN",
  "sla/on-track": "GREEN",
  "sla/at-risk": "YELLOW",
  "sla/breached": "RED",
  "sla/paused": "PURPLE",
  "sla/kept": "BLUE",
};
