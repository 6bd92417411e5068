/** Bodies of issues as GitHub composes them from the form. */
import { FIELDS } from "../../src/core/model/fields.ts";
import type { FieldKey } from "../../src/core/model/fields.ts";
import type { CaseType, Locale } from "../../src/core/model/policy.ts";

/** Two of the types that a policy may have. */
export const TYPES: Record<string, CaseType> = {
  outage: { en: "System failure", "zh-CN": "系统故障", department: "operations" },
  bug: { en: "Function broken", "zh-CN": "功能异常", department: "backend" },
};

/** What was typed and chosen, by field, in the words of the form. */
export type Filling = Partial<Record<FieldKey, string>>;

/** The least that a form must have. */
export const LEAST: Filling = {
  type: "Function broken",
  impact: "Some people",
  urgency: "Work has stopped",
  description: "The page stays white.",
};

/** Every question of the form with its answer, `_No response_` where there is none. */
export function formBody(filling: Filling, locale: Locale = "en"): string {
  const asked = FIELDS.filter(({ key }) => key !== "contact");
  return asked.map(({ key, label }) => `### ${label[locale]}\n\n${filling[key] || "_No response_"}`).join("\n\n");
}
