import { articlePath } from "../knowledge/article-path.ts";
import { maskFor } from "../knowledge/mask-people.ts";
import type { CaseSnapshot } from "../model/snapshot.ts";
import type { CaseFile } from "../model/case-file.ts";
import { caseIdOf } from "../show/case-id.ts";
import type { Fact } from "../model/entry.ts";
import type { Policy } from "../model/policy.ts";

/**
 * The fact that the knowledge base tells of a closed case, where it does not do so yet. Not while writing is known to
 * fail: the card must not claim what was not done.
 */
export function publishing(file: CaseFile, { id, issue, problems }: CaseSnapshot, policy: Policy): Fact[] {
  const { closed, openedAt, article, published } = file;
  if (policy.knowledge === null || closed === null || openedAt === null || published?.current === true) return [];
  if (problems.some(({ about }) => about === "publish")) return [];
  const title = maskFor(file, policy)(article.title ?? issue.title);
  const place = { folder: policy.knowledge.path, timezone: policy.timezone, path: published?.path ?? null };
  const asked = {
    id: caseIdOf(openedAt, id.number, policy),
    title,
    openedAt,
    // Where an article was the answer, there is nothing new to write.
    skipped: article.skip || closed.answer !== undefined,
    result: closed.result,
  };
  const proposed = policy.knowledge.mode === "pull-request" ? ({ proposed: true } as const) : {};
  return [{ did: "published", path: articlePath(asked, place), ...proposed }];
}
