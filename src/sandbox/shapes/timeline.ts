import type { Comment, IssueEvent } from "../world/issue.ts";
import type { Repository, World } from "../world/world.ts";
import { simpleUser } from "./account.ts";
import { viaApp } from "./app.ts";
import { nodeId, repoUrl, timeOf } from "./basics.ts";
import { commentShape, type IssueAddress } from "./comment.ts";

/** An entry of an issue's timeline: a comment in full, or an event. */
export function timelineEntry(world: World, address: IssueAddress, entry: Comment | IssueEvent) {
  if (entry.kind === "event") return lineShape(world, address.repository, entry);
  const comment = commentShape(world, address, entry);
  return { ...comment, event: "commented", actor: comment.user };
}

/**
 * An event of an issue as the list of its events has it. Who assigned stands in a field of its own there, which the
 * timeline has not, and the actor is whom it was assigned to (GitHub's documentation of issue event types).
 */
export function eventShape(world: World, repository: Repository, event: IssueEvent) {
  const line = lineShape(world, repository, event);
  if (event.assignee === undefined) return line;
  return { ...line, actor: simpleUser(world, event.assignee), assigner: simpleUser(world, event.by) };
}

/** An event, with what its kind tells beside who and when. */
function lineShape(world: World, repository: Repository, event: IssueEvent) {
  const commit = event.commit ?? null;
  return {
    id: event.id,
    node_id: nodeId("IssueEvent", event.id),
    url: repoUrl(world, repository, `/issues/events/${event.id}`),
    actor: simpleUser(world, event.by),
    event: event.event,
    commit_id: commit,
    commit_url: commit === null ? null : repoUrl(world, repository, `/commits/${commit}`),
    created_at: timeOf(event.createdAt),
    ...matterOf(world, event),
    performed_via_github_app: viaApp(world, event.by),
  };
}

function matterOf(world: World, { event, label, assignee, rename, stateReason, lockReason }: IssueEvent) {
  if (label !== undefined) return { label: { name: label.name, color: label.color } };
  if (assignee !== undefined) return { assignee: simpleUser(world, assignee) };
  if (rename !== undefined) return { rename };
  if (event === "closed") return { state_reason: stateReason ?? null };
  return event === "locked" ? { lock_reason: lockReason ?? null } : {};
}
