/** The fields of a project: made, and what they take. */
import type { ProjectFieldSetup } from "../setup-project.ts";
import type { Project, ProjectField, ProjectPlace } from "./project.ts";
import { invalid } from "./refusal.ts";
import { nextId, type World } from "./world.ts";

/** What GitHub puts into every project and fills by itself. */
const OWN = [
  ["Title", "title"],
  ["Assignees", "assignees"],
  ["Labels", "labels"],
  ["Repository", "repository"],
] as const;

/** The columns of GitHub's own board. */
const STATUS: ProjectFieldSetup = {
  name: "Status",
  type: "single_select",
  options: [
    { name: "Todo", color: "GREEN" },
    { name: "In Progress", color: "YELLOW" },
    { name: "Done", color: "PURPLE" },
  ],
};

/** GitHub's own fields, then these; one that is called Status takes the place of GitHub's. */
export function firstFields(world: World, setups: readonly ProjectFieldSetup[]): ProjectField[] {
  const own = OWN.map(([name, kind]) => ({ id: nextId(world), name, kind, options: [], createdAt: world.now }));
  const hasStatus = setups.some(({ name }) => name === STATUS.name);
  return [...own, ...[...(hasStatus ? [] : [STATUS]), ...setups].map((setup) => fieldOf(world, setup))];
}

/** Throws 422 for a name that is taken. */
export function addField({ world, project }: Omit<ProjectPlace, "by">, setup: ProjectFieldSetup): ProjectField {
  const taken = project.fields.some(({ name }) => name.toLowerCase() === setup.name.toLowerCase());
  if (taken) throw invalid({ resource: "ProjectV2Field", field: "name", code: "already_exists" });
  const field = fieldOf(world, setup);
  project.fields.push(field);
  project.updatedAt = world.now;
  return field;
}

export function fieldWithId({ fields }: Project, id: number): ProjectField | null {
  return fields.find((field) => field.id === id) ?? null;
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Whether the field may hold the value; an option goes by its id. */
export function takes({ kind, options }: ProjectField, value: string | number): boolean {
  if (kind === "number") return typeof value === "number";
  if (typeof value !== "string") return false;
  if (kind === "single_select") return options.some(({ id }) => id === value);
  if (kind === "date") return DAY.test(value) && !Number.isNaN(Date.parse(value));
  return kind === "text";
}

function fieldOf(world: World, { name, type, options = [] }: ProjectFieldSetup): ProjectField {
  return {
    id: nextId(world),
    name,
    kind: type,
    options: options.map(({ name: option, color = "GRAY", description = "" }) => {
      return { id: nextId(world).toString(16).padStart(8, "0"), name: option, color, description };
    }),
    createdAt: world.now,
  };
}
