/** The laws of a policy that the issue form rests on: GitHub shows no form with a drop-down that it cannot offer. */
import type { Law } from "./law.ts";
import { LOCALES } from "../model/policy.ts";
import { likeness } from "../text/width.ts";

/** There is something to choose from. */
const typesAreOffered: Law = ({ types }) =>
  Object.keys(types).length > 0
    ? []
    : [{ path: ["types"], sentence: "there are no types: expected one at least", severity: "error" }];

/** GitHub keeps `None` for a drop-down in which nothing is chosen. */
const typesCanBeChosen: Law = ({ types }) =>
  Object.entries(types).flatMap(([key, type]) =>
    LOCALES.filter((locale) => ["", "none"].includes(likeness(type[locale]))).map((locale) => ({
      path: ["types", key, locale],
      sentence: "GitHub's forms cannot offer this name: expected one that can be seen, and not None",
      severity: "error" as const,
    })),
  );

export const FORM_LAWS: readonly Law[] = [typesAreOffered, typesCanBeChosen];
