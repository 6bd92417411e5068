/** What the parts of an issue's page share. */
import { z } from "zod";
import { at } from "./client.ts";
import { entryShape, type Issue, issueShape, type Label, labelShape, type TimelineEntry } from "./shapes.ts";
import type { Visit } from "./visit.ts";

export interface IssuePage {
  visit: Visit;
  /** `owner/name`. */
  repository: string;
  /** The issue's address on these pages. */
  address: string;
  issue: Issue;
  entries: TimelineEntry[];
  /** Every label of the repository. */
  labels: Label[];
  /** Logins of the people who may be assigned. */
  assignable: string[];
}

/** An issue by its address. */
export interface IssueAddress {
  owner: string;
  repo: string;
  number: string;
}

/** Reads all that the page of an issue shows; throws `ApiFault` when there is no such issue for this person. */
export async function readIssuePage(visit: Visit, { owner, repo, number }: IssueAddress): Promise<IssuePage> {
  const { client } = visit;
  const path = at("repos", owner, repo, "issues", number);
  const issue = await client.read(path, issueShape);
  const entries = await client.list(`${path}/timeline`, entryShape);
  const labels = await client.list(at("repos", owner, repo, "labels"), labelShape);
  const assignable = await client.list(at("repos", owner, repo, "assignees"), z.object({ login: z.string() }));
  return {
    visit,
    repository: `${owner}/${repo}`,
    address: at(owner, repo, "issues", issue.number),
    issue,
    entries,
    labels,
    assignable: assignable.map(({ login }) => login),
  };
}
