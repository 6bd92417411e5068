/** Issues are put on a project, moved there, and taken off. */
import type { Issue } from "./issue.ts";
import { fieldWithId, takes } from "./project-field.ts";
import { itemsOf, type ProjectField, type ProjectItem, type ProjectPlace } from "./project.ts";
import { invalid } from "./refusal.ts";
import { nextId, type Repository } from "./world.ts";

/** The issue's item: the one that is there already, as GitHub documents for its GraphQL API, or a new one. */
export function addItem(place: ProjectPlace, repository: Repository, issue: Issue): ProjectItem {
  const { world, project, by } = place;
  const known = itemsOf(project).find((item) => item.issue === issue);
  if (known !== undefined) return known;
  const { now } = world;
  const item = { id: nextId(world), repository, issue, by, values: new Map(), createdAt: now, updatedAt: now };
  project.items.push(item);
  project.updatedAt = now;
  world.tell({ event: "projects_v2_item", action: "created", project, item, by });
  return item;
}

/** A field's new value; null empties it. */
export interface Wish {
  id: number;
  value: string | number | null;
}

/** Writes all of them, or throws 422 and writes none. What says nothing new is no change; each change is told of its own. */
export function writeItem(place: ProjectPlace, item: ProjectItem, wishes: readonly Wish[]): void {
  const written = wishes.map((wish) => ({ field: fieldFor(place, wish), value: wish.value }));
  for (const { field, value } of written) writeValue(place, item, { field, value });
}

export function removeItem({ world, project, by }: ProjectPlace, item: ProjectItem): void {
  project.items = project.items.filter((other) => other !== item);
  project.updatedAt = world.now;
  world.tell({ event: "projects_v2_item", action: "deleted", project, item, by });
}

function fieldFor({ project }: ProjectPlace, { id, value }: Wish): ProjectField {
  const field = fieldWithId(project, id);
  const fault = { resource: "ProjectV2Item", field: "fields", code: "invalid" };
  if (field === null) throw invalid({ ...fault, message: `there is no field ${id}` });
  if (OWN.has(field.kind)) throw invalid({ ...fault, message: `${field.name} cannot be set here` });
  if (value !== null && !takes(field, value))
    throw invalid({ ...fault, message: `${field.name} does not take ${value}` });
  return field;
}

const OWN: ReadonlySet<ProjectField["kind"]> = new Set(["title", "assignees", "labels", "repository"]);

interface Writing {
  field: ProjectField;
  value: string | number | null;
}

function writeValue({ world, project, by }: ProjectPlace, item: ProjectItem, { field, value }: Writing): void {
  const from = item.values.get(field.id) ?? null;
  if (from === value) return;
  if (value === null) item.values.delete(field.id);
  else item.values.set(field.id, value);
  item.updatedAt = world.now;
  project.updatedAt = world.now;
  world.tell({ event: "projects_v2_item", action: "edited", project, item, by, change: { field, from, to: value } });
}
