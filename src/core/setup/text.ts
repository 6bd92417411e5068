/** What the app says of a set-up: the pull request, and the plan's reasons. */
import type { LabelLook } from "../model/effect.ts";
import { code, readable, shown } from "../text/markdown.ts";
import type { Markdown } from "../text/markdown.ts";
import { POLICY_PATH } from "../model/policy.ts";
import type { SetupFile } from "./files.ts";
import type { Reason } from "./type.ts";
import type { Words } from "../text/words.ts";

/** One line for a terminal or a log. */
export function showReason({ key, view }: Reason, words: Words): string {
  const safe = Object.entries(view).map(([name, value]) => [name, typeof value === "number" ? value : shown(value)]);
  return readable(words.say(`setup.${key}`, Object.fromEntries(safe)));
}

/** What the pull request is called, and its commit. */
export function setupTitle(words: Words): string {
  return readable(words.say("setup.title"));
}

export interface Proposal {
  /** `owner/name`. */
  repository: string;
  /** What it brings. */
  files: readonly SetupFile[];
  labels: readonly LabelLook[];
}

/** The pull request's text: what the files are, what to do with them, and what the labels say. */
export function setupBody({ repository, files, labels }: Proposal, words: Words): Markdown {
  return words.say("setup/pull", {
    repository: shown(repository),
    command: code(`caseworker setup ${repository} --again`),
    policy: code(POLICY_PATH),
    hasPolicy: files.some(({ what }) => what === "policy"),
    hasForms: files.some(({ what }) => what !== "policy"),
    files: files.map((file) => ({ path: code(file.path), what: descriptionOf(file, words) })),
    labels: labels.map(({ name, description }) => ({ name: code(name), description: shown(description) })),
  });
}

function descriptionOf({ what }: SetupFile, words: Words): Markdown {
  if (what === "policy") return words.say("setup.policy");
  return words.say("setup.form", { language: words.say(`setup.language.${what}`) });
}
