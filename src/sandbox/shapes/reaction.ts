import type { Comment, Issue, Reaction } from "../world/issue.ts";
import { countsOf } from "../world/reaction.ts";
import type { World } from "../world/world.ts";
import { simpleUser } from "./account.ts";
import { nodeId, timeOf } from "./basics.ts";

export function reactionShape(world: World, { id, by, content, createdAt }: Reaction) {
  const user = simpleUser(world, by);
  return { id, node_id: nodeId("Reaction", id), user, content, created_at: timeOf(createdAt) };
}

/** How often each reaction was given; `url` is where they are listed. */
export function rollup(url: string, subject: Issue | Comment) {
  return { url, total_count: subject.reactions.length, ...countsOf(subject) };
}
