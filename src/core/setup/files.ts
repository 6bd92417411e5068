/** The files that set a repository up: the issue form in every language, and a policy to begin with. */
import { formatIssueForm } from "./issue-form.ts";
import { LOCALES, POLICY_PATH } from "../model/policy.ts";
import type { Locale, Policy } from "../model/policy.ts";

/** Where GitHub looks for issue forms. */
const FORM_FOLDER = ".github/ISSUE_TEMPLATE";

/** The templates that the files are made from. */
export interface SetupTexts {
  /** The issue form of each language, with every field. */
  forms: Record<Locale, string>;
  /** The sample policy, in the team's language. */
  policy: string;
}

export interface SetupFile {
  path: string;
  text: string;
  /** What it is: the form in a language, or the policy. */
  what: Locale | "policy";
}

/** All files of a set-up. `contact`: whether the forms may ask for a contact. */
export function setupFiles(policy: FormPolicy, { forms, policy: sample }: SetupTexts, contact: boolean): SetupFile[] {
  return [...formFiles(policy, forms, contact), { path: POLICY_PATH, text: sample, what: "policy" }];
}

type FormPolicy = Pick<Policy, "locale" | "types">;

/** The forms. GitHub offers them by the order of their names, so the team's language gets the first number. */
export function formFiles({ locale, types }: FormPolicy, forms: SetupTexts["forms"], contact: boolean): SetupFile[] {
  const languages = [locale, ...LOCALES.filter((other) => other !== locale)];
  return languages.map((language, index) => ({
    path: `${FORM_FOLDER}/${index + 1}-problem.${language}.yml`,
    text: formatIssueForm(forms[language], { locale: language, types, contact }),
    what: language,
  }));
}

/** Whether the file is among these, under the name it would get or one that the order of languages or a person gave it. */
export function holds(paths: readonly string[], { path }: Pick<SetupFile, "path">): boolean {
  return paths.some((other) => sameFile(other, path));
}

/** Every name that a set-up may have given to the file. */
export function namesOf({ path }: Pick<SetupFile, "path">): string[] {
  if (!path.startsWith(`${FORM_FOLDER}/`)) return [path];
  return LOCALES.map((_, index) => path.replace(/\/\d+-/, `/${index + 1}-`));
}

/** The number and the kind of ending do not matter to GitHub's forms. */
function sameFile(one: string, other: string): boolean {
  return plainName(one) === plainName(other);
}

function plainName(path: string): string {
  if (!path.startsWith(`${FORM_FOLDER}/`)) return path;
  return path.replace(/\/(?:\d+-)?(problem\.[^/]+)\.ya?ml$/, "/$1.yml");
}
