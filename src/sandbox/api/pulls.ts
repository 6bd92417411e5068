/** Pull requests. What they share with issues (labels, comments, assignees) is asked of them as issues. */
import { changedShape, fullPull, type OfPull, pullShape } from "../shapes/pull.ts";
import { may } from "../world/actor.ts";
import { editIssue } from "../world/issue-text.ts";
import { closeIssue } from "../world/issue-state.ts";
import { issueNumbered } from "../world/issue.ts";
import { endsOf, openPull } from "../world/pull.ts";
import { reopenPull } from "../world/pull-end.ts";
import { changedFiles } from "../world/pull-size.ts";
import { invalid, lacksRole, notFound } from "../world/refusal.ts";
import { type Answer, created, ok } from "./answer.ts";
import { placeAt } from "./issue-call.ts";
import { paged } from "./page.ts";
import { type Given, repositoryRoute, type RepositoryCall, type Row } from "./route.ts";

const READS = { permission: ["pull_requests:read"] };
const WRITES = { permission: ["pull_requests:write"] };

export const PULLS: Row[] = [
  repositoryRoute("pulls/list", READS, (call) =>
    paged(call, wantedPulls(call), (one) => pullShape(call.world, call.repository, one)),
  ),
  repositoryRoute("pulls/create", { ...WRITES, role: "write" }, (call) => {
    const { world, repository, actor, given } = call;
    const { title, body = null, base, draft = false } = given;
    if (title === undefined) throw invalid({ resource: "PullRequest", field: "title", code: "missing_field" });
    const head = given.head.replace(`${repository.owner.login}:`, "");
    const issue = openPull({ world, repository, by: actor.account }, { title, body, base, draft, head });
    return created(shaped(call, found(call, issue.number)));
  }),
  repositoryRoute("pulls/get", READS, (call) => ok(shaped(call, found(call, call.given.pull_number)))),
  repositoryRoute("pulls/list-files", READS, (call) => {
    const { world, repository, given } = call;
    const { pull } = found(call, given.pull_number);
    const { head } = endsOf(repository, pull);
    return paged(call, changedFiles(repository, pull), (file) => changedShape(world, repository, { ...file, head }));
  }),
  repositoryRoute("pulls/update", WRITES, (call) => changed(call, found(call, call.given.pull_number))),
];

function changed(call: RepositoryCall<Given<"pulls/update">>, { issue, pull }: OfPull): Answer {
  const { given, actor, repository } = call;
  const { title, body, state, base } = given;
  if (issue.by !== actor.account && !may(actor, repository, "write")) throw lacksRole("write");
  const place = placeAt(call, issue);
  if (base !== undefined) {
    if (!repository.git.refs.has(`refs/heads/${base}`))
      throw invalid({ resource: "PullRequest", field: "base", code: "invalid" });
    pull.base = base;
  }
  editIssue(place, { ...(title === undefined ? {} : { title }), ...(body === undefined ? {} : { body }) });
  if (state === "closed") closeIssue(place, null);
  if (state === "open" && issue.state === "closed") reopenPull(place, pull);
  return ok(shaped(call, { issue, pull }));
}

function shaped({ world, repository }: RepositoryCall<unknown>, of: OfPull) {
  return fullPull(world, repository, of);
}

function found({ repository }: RepositoryCall<unknown>, number: number): OfPull {
  const issue = issueNumbered(repository, number);
  if (issue === null || issue.pull === null) throw notFound();
  return { issue, pull: issue.pull };
}

/** The pull requests that are asked for, newest first unless asked otherwise. */
function wantedPulls({ repository, given }: RepositoryCall<Given<"pulls/list">>): OfPull[] {
  const { state = "open", head, base, sort = "created", direction = sort === "created" ? "desc" : "asc" } = given;
  const at = ({ issue }: OfPull) => (sort === "updated" ? issue.updatedAt : issue.createdAt);
  const sign = direction === "asc" ? 1 : -1;
  return repository.issues
    .flatMap((issue) => (issue.pull === null ? [] : { issue, pull: issue.pull }))
    .filter(({ issue }) => state === "all" || issue.state === state)
    .filter(({ pull }) => base === undefined || pull.base === base)
    .filter(({ pull }) => head === undefined || `${repository.owner.login}:${pull.head}` === head)
    .toSorted((one, other) => sign * (at(one) - at(other) || one.issue.id - other.issue.id));
}
