import { simpleOrganization, simpleUser } from "../shapes/account.ts";
import { nodeId, timeOf } from "../shapes/basics.ts";
import type { ProjectItemHappening } from "../world/happening.ts";
import type { ProjectField, ProjectItem } from "../world/project.ts";
import { installationOf, type World } from "../world/world.ts";

/** What GitHub tells of a project's item. It names the issue only by its node id. */
export function projectItemPayload(world: World, happening: ProjectItemHappening): Record<string, unknown> {
  const { action, project, item, by } = happening;
  const installation = installationOf(world, project.owner);
  return {
    action,
    projects_v2_item: itemIn(world, happening, item),
    ...changesIn(happening),
    organization: simpleOrganization(world, project.owner),
    ...(installation === null
      ? {}
      : { installation: { id: installation.id, node_id: nodeId("IntegrationInstallation", installation.id) } }),
    sender: simpleUser(world, by),
  };
}

function itemIn(world: World, { project }: ProjectItemHappening, item: ProjectItem) {
  return {
    id: item.id,
    node_id: nodeId("ProjectV2Item", item.id),
    project_node_id: nodeId("ProjectV2", project.id),
    content_node_id: nodeId("Issue", item.issue.id),
    content_type: "Issue",
    creator: simpleUser(world, item.by),
    created_at: timeOf(item.createdAt),
    updated_at: timeOf(item.updatedAt),
    archived_at: null,
  };
}

function changesIn({ change, project }: ProjectItemHappening) {
  if (change === undefined) return {};
  const { field, from, to } = change;
  const about = {
    field_node_id: nodeId("ProjectV2Field", field.id),
    field_type: field.kind,
    field_name: field.name,
    project_number: project.number,
  };
  return { changes: { field_value: { ...about, ...valueIn(field, { from }), ...valueIn(field, { to }) } } };
}

/**
 * An option with its name; anything else as it is. An empty value is left out: GitHub's description takes it in one place
 * and refuses it in another.
 */
function valueIn({ options }: ProjectField, held: Record<string, string | number | null>) {
  return Object.fromEntries(
    Object.entries(held).flatMap(([name, value]) => {
      if (value === null) return [];
      const option = options.find(({ id }) => id === value);
      return [[name, option === undefined ? value : { ...option }]];
    }),
  );
}
