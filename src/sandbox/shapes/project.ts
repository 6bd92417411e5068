import type { Project, ProjectField, ProjectItem, ProjectOption } from "../world/project.ts";
import type { World } from "../world/world.ts";
import { simpleUser } from "./account.ts";
import { apiUrl, nodeId, timeOf } from "./basics.ts";
import { issueShape } from "./issue.ts";
import { labelShape } from "./label.ts";
import { repositoryShape } from "./repository.ts";

export function projectShape(world: World, project: Project) {
  const owner = simpleUser(world, project.owner);
  return {
    id: project.id,
    node_id: nodeId("ProjectV2", project.id),
    owner,
    creator: owner,
    title: project.title,
    description: null,
    public: project.public,
    closed_at: null,
    created_at: timeOf(project.createdAt),
    updated_at: timeOf(project.updatedAt),
    number: project.number,
    short_description: null,
    deleted_at: null,
    deleted_by: null,
    state: "open",
    latest_status_update: null,
    is_template: false,
  };
}

export function projectFieldShape(world: World, project: Project, field: ProjectField) {
  return {
    id: field.id,
    node_id: nodeId("ProjectV2Field", field.id),
    name: field.name,
    data_type: field.kind,
    project_url: projectUrl(world, project),
    ...(field.kind === "single_select" ? { options: field.options.map(optionShape) } : {}),
    created_at: timeOf(field.createdAt),
    updated_at: timeOf(field.createdAt),
  };
}

/** An item with the values of these fields. */
export function projectItemShape(world: World, project: Project, shown: { item: ProjectItem; fields: ProjectField[] }) {
  const { item, fields } = shown;
  const values = fields.map((field) => {
    return { id: field.id, name: field.name, data_type: field.kind, value: valueShape(world, item, field) };
  });
  return { ...plainItemShape(world, project, item), fields: values };
}

/** An item as the answer to adding it, without its fields. */
export function plainItemShape(world: World, project: Project, item: ProjectItem) {
  return {
    id: item.id,
    node_id: nodeId("ProjectV2Item", item.id),
    project_url: projectUrl(world, project),
    content_type: "Issue",
    content: { ...issueShape(world, item.repository, item.issue), repository: repositoryShape(world, item.repository) },
    creator: simpleUser(world, item.by),
    created_at: timeOf(item.createdAt),
    updated_at: timeOf(item.updatedAt),
    archived_at: null,
    item_url: `${projectUrl(world, project)}/items/${item.id}`,
  };
}

function projectUrl(world: World, { owner, number }: Project): string {
  const scope = owner.type === "Organization" ? "orgs" : "users";
  return apiUrl(world, `/${scope}/${encodeURIComponent(owner.login)}/projectsV2/${number}`);
}

function optionShape({ id, name, color, description }: ProjectOption) {
  return { id, name: textShape(name), description: textShape(description), color };
}

function textShape(raw: string) {
  return { raw, html: raw.replaceAll("&", "&amp;").replaceAll("<", "&lt;") };
}

function valueShape(world: World, { repository, issue, values }: ProjectItem, field: ProjectField) {
  if (field.kind === "title") return { ...textShape(issue.title), number: issue.number, issue_id: issue.id };
  if (field.kind === "assignees") return issue.assignees.map((account) => simpleUser(world, account));
  if (field.kind === "labels") return issue.labels.map((label) => labelShape(world, repository, label));
  if (field.kind === "repository") return repositoryShape(world, repository);
  const value = values.get(field.id) ?? null;
  if (field.kind === "text") return value === null ? null : textShape(String(value));
  const option = field.options.find(({ id }) => id === value);
  return option === undefined ? value : optionShape(option);
}
