/**
 * Keys in the queue and on the command line: a case is `owner/repo#17`, the set-up of a repository `owner/repo`, the check
 * of a pull request `owner/repo!17`, an errand a word that may have a repository behind it (`sweep owner/repo`).
 */
import type { CaseId } from "../core/model/case.ts";

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

const PULL = /^([\w.-]+)\/([\w.-]+)!(\d+)$/;

/** The pull request whose policy is to be checked, or null when the text names none. */
export function parsePullKey(key: string): CaseId | null {
  const [, owner, repo, number] = PULL.exec(key) ?? [];
  return owner === undefined || repo === undefined ? null : { owner, repo, number: Number(number) };
}

const ERRANDS = ["sweep", "deliveries", "policy", "proposals"] as const;

/** What is to be done for many cases: they are swept, webhooks are asked for again, the policy or the articles changed. */
export interface Errand {
  name: (typeof ERRANDS)[number];
  /** Null: for all. */
  repository: Omit<CaseId, "number"> | null;
}

const ERRAND = /^(\w+)(?: (.+))?$/;

/** The key of an errand. */
export function errandKey(name: Errand["name"], repository: Errand["repository"]): string {
  return repository === null ? name : `${name} ${repository.owner}/${repository.repo}`;
}

/** The errand, or null when the text names none. */
export function parseErrandKey(key: string): Errand | null {
  const [, word, place] = ERRAND.exec(key) ?? [];
  const name = ERRANDS.find((known) => known === word);
  if (name === undefined) return null;
  return { name, repository: place === undefined ? null : parseRepositoryKey(place) };
}
