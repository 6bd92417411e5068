/** Issues: listed, opened, changed, locked, and what happened to them. */
import { fullIssue, issueShape } from "../shapes/issue.ts";
import { eventShape, timelineEntry } from "../shapes/timeline.ts";
import { may } from "../world/actor.ts";
import { eventsOf } from "../world/issue.ts";
import { lockIssue, unlockIssue } from "../world/issue-state.ts";
import { openIssue } from "../world/issue-text.ts";
import { created, noContent, ok } from "./answer.ts";
import { accountsNamed, leadAway, placeOf, READS, WRITES } from "./issue-call.ts";
import { changeIssue } from "./issue-change.ts";
import { wantedIssues } from "./issue-list.ts";
import { looksOf } from "./label-names.ts";
import { paged } from "./page.ts";
import { repositoryRoute, type Row } from "./route.ts";

export const ISSUES: Row[] = [
  repositoryRoute("issues/list-for-repo", { permission: READS }, (call) =>
    paged(call, wantedIssues(call), (issue) => issueShape(call.world, call.repository, issue)),
  ),
  repositoryRoute("issues/create", { permission: ["issues:write"] }, ({ world, repository, actor, given }) => {
    // Labels and assignees of whoever may not set them are dropped in silence, as GitHub documents.
    const triage = may(actor, repository, "triage");
    const logins = [...(given.assignees ?? []), ...(given.assignee ? [given.assignee] : [])];
    const draft = {
      title: String(given.title),
      body: given.body ?? null,
      labels: triage ? looksOf(given.labels ?? []) : [],
      assignees: triage ? accountsNamed(world, logins) : [],
    };
    const issue = openIssue({ world, repository, by: actor.account }, draft);
    return created(fullIssue(world, repository, issue));
  }),
  repositoryRoute("issues/get", { permission: READS }, (call) => {
    leadAway(call);
    return ok(fullIssue(call.world, call.repository, placeOf(call).issue));
  }),
  repositoryRoute("issues/update", { permission: WRITES }, (call) => {
    const place = placeOf(call);
    changeIssue(call, place);
    return ok(fullIssue(call.world, call.repository, place.issue));
  }),
  repositoryRoute("issues/lock", { permission: WRITES, role: "triage" }, (call) => {
    lockIssue(placeOf(call), call.given.lock_reason ?? null);
    return noContent();
  }),
  repositoryRoute("issues/unlock", { permission: WRITES, role: "triage" }, (call) => {
    unlockIssue(placeOf(call));
    return noContent();
  }),
  repositoryRoute("issues/list-events", { permission: READS }, (call) =>
    paged(call, eventsOf(placeOf(call).issue), (event) => eventShape(call.world, call.repository, event)),
  ),
  repositoryRoute("issues/list-events-for-timeline", { permission: READS }, (call) => {
    const { issue } = placeOf(call);
    const address = { repository: call.repository, issue };
    return paged(call, issue.timeline, (entry) => timelineEntry(call.world, address, entry));
  }),
];
