/** The labels of a repository. */
import type { Account } from "./account.ts";
import type { Changes } from "./happening.ts";
import { invalid } from "./refusal.ts";
import { nextId, type Repository, type World } from "./world.ts";

export interface Label {
  id: number;
  name: string;
  /** Six hexadecimal digits. */
  color: string;
  description: string | null;
}

/** GitHub's limits in characters. */
const LONGEST_NAME = 50;
const LONGEST_DESCRIPTION = 100;

/** The colour GitHub gives to a label that is made by using it. */
const DEFAULT_COLOR = "ededed";

/** Where labels are made and changed, and by whom. */
export interface LabelPlace {
  world: World;
  repository: Repository;
  by: Account;
}

/** Names are case-insensitive. */
export function labelNamed({ labels }: Repository, name: string): Label | null {
  return labels.find((label) => label.name.toLowerCase() === name.toLowerCase()) ?? null;
}

/** Throws 422 for a name that is taken or too long. */
export function createLabel({ world, repository, by }: LabelPlace, look: LabelLook): Label {
  const { name, color = DEFAULT_COLOR, description = null } = look;
  checkLook(repository, { name, description, color }, null);
  const label: Label = { id: nextId(world), name, color: color.toLowerCase(), description };
  repository.labels.push(label);
  world.tell({ event: "label", action: "created", repository, by, label });
  return label;
}

export interface LabelLook {
  name: string;
  color?: string;
  description?: string | null;
}

/** The label of that name; GitHub makes one where a new name is used. */
export function labelToUse(place: LabelPlace, look: LabelLook): Label {
  return labelNamed(place.repository, look.name) ?? createLabel(place, look);
}

export function editLabel({ world, repository, by }: LabelPlace, label: Label, change: Partial<LabelLook>): void {
  const { name, color, description } = { ...label, ...change };
  checkLook(repository, { name, color, description }, label);
  const changes: Changes = {};
  if (name !== label.name) changes["name"] = { from: label.name };
  if (color !== label.color) changes["color"] = { from: label.color };
  if (description !== label.description) changes["description"] = { from: label.description ?? "" };
  Object.assign(label, { name, color: color.toLowerCase(), description });
  world.tell({ event: "label", action: "edited", repository, by, label, changes });
}

/** Takes it off every issue too. */
export function deleteLabel({ world, repository, by }: LabelPlace, label: Label): void {
  repository.labels = repository.labels.filter((other) => other !== label);
  for (const issue of repository.issues) issue.labels = issue.labels.filter((other) => other !== label);
  world.tell({ event: "label", action: "deleted", repository, by, label });
}

function checkLook(
  repository: Repository,
  { name, color, description }: Required<LabelLook>,
  self: Label | null,
): void {
  const resource = "Label";
  const taken = labelNamed(repository, name);
  if (taken !== null && taken !== self) throw invalid({ resource, code: "already_exists", field: "name" });
  if (name.trim() === "") throw invalid({ resource, code: "missing_field", field: "name" });
  if (name.length > LONGEST_NAME) {
    throw invalid({
      resource,
      code: "custom",
      field: "name",
      message: `name is too long (maximum is ${LONGEST_NAME} characters)`,
    });
  }
  if (!/^[0-9a-f]{6}$/i.test(color)) throw invalid({ resource, code: "invalid", field: "color" });
  if ((description ?? "").length > LONGEST_DESCRIPTION) {
    const message = `description is too long (maximum is ${LONGEST_DESCRIPTION} characters)`;
    throw invalid({ resource, code: "custom", field: "description", message });
  }
}
