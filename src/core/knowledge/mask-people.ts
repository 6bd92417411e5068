import type { CaseFile } from "../model/case-file.ts";
import { mask } from "../text/mask.ts";
import type { Policy } from "../model/policy.ts";

/** Covers everybody of whom the article must not tell. */
export function maskFor({ submitter, onBehalf, answers, handler }: CaseFile, { knowledge }: Policy) {
  const people = [submitter, onBehalf?.name, answers.contact, knowledge?.mask.handler === true ? handler : null];
  const names = [...people, ...(knowledge?.mask.also ?? [])]
    .flatMap((name) => name ?? [])
    .filter((name) => name !== "");
  return (text: string) => mask(text, names);
}
