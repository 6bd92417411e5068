import type { Label } from "../world/label.ts";
import type { Repository, World } from "../world/world.ts";
import { nodeId, repoUrl } from "./basics.ts";

export function labelShape(world: World, repository: Repository, { id, name, color, description }: Label) {
  const url = repoUrl(world, repository, `/labels/${encodeURIComponent(name)}`);
  return { id, node_id: nodeId("Label", id), url, name, color, default: false, description };
}
