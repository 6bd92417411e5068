/** Keys in the queue and on the command line: a case is `owner/repo#17`, the set-up of a repository `owner/repo`. */
import type { CaseId } from "../core/case.ts";

const KEY = /^([\w.-]+)\/([\w.-]+)#(\d+)$/;

/** The key of a case. */
export function caseKeyOf({ owner, repo, number }: CaseId): string {
  return `${owner}/${repo}#${number}`;
}

/** The case, or null when the text names none. */
export function parseCaseKey(key: string): CaseId | null {
  const [, owner, repo, number] = KEY.exec(key) ?? [];
  return owner === undefined || repo === undefined ? null : { owner, repo, number: Number(number) };
}

const REPOSITORY = /^([\w.-]+)\/([\w.-]+)$/;

/** The repository, or null when the text names none. */
export function parseRepositoryKey(key: string): Omit<CaseId, "number"> | null {
  const [, owner, repo] = REPOSITORY.exec(key) ?? [];
  return owner === undefined || repo === undefined ? null : { owner, repo };
}
