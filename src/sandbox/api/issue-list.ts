/** The list of a repository's issues: which, and in which order. */
import { commentsOf, type Issue } from "../world/issue.ts";
import type { Given, RepositoryCall } from "./route.ts";

type Listing = RepositoryCall<Given<"issues/list-for-repo">>;

/** The issues that are asked for, newest first unless asked otherwise. */
export function wantedIssues({ repository, given }: Listing): Issue[] {
  const { direction = "desc" } = given;
  const order = ORDERS[given.sort ?? "created"];
  const sign = direction === "asc" ? 1 : -1;
  return repository.issues
    .filter((issue) => isWanted(issue, given))
    .toSorted((one, other) => sign * (order(one) - order(other) || one.id - other.id));
}

const ORDERS = {
  created: (issue: Issue) => issue.createdAt,
  updated: (issue: Issue) => issue.updatedAt,
  comments: (issue: Issue) => commentsOf(issue).length,
};

function isWanted(issue: Issue, { state = "open", labels = "", since, creator, assignee }: Listing["given"]): boolean {
  const names = labels.split(",").filter((name) => name !== "");
  return [
    state === "all" || issue.state === state,
    names.every((name) => issue.labels.some((label) => same(label.name, name))),
    since === undefined || issue.updatedAt >= Date.parse(since),
    creator === undefined || same(issue.by.login, creator),
    assignee === undefined || isAssigned(issue, assignee),
  ].every(Boolean);
}

/** `none` and `*` are GitHub's words for nobody and anybody. */
function isAssigned({ assignees }: Issue, login: string): boolean {
  if (login === "none") return assignees.length === 0;
  return login === "*" ? assignees.length > 0 : assignees.some((assignee) => same(assignee.login, login));
}

function same(one: string, other: string): boolean {
  return one.toLowerCase() === other.trim().toLowerCase();
}
