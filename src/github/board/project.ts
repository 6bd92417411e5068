/** A GitHub Project (v2) over its REST endpoints: an organisation's or a person's. */
import type { ProjectField, Update } from "../../core/board/match.ts";
import { answered, unlessMissing } from "../client/fault.ts";
import type { Octokit } from "../client/octokit.ts";

/** Whose, and its number there. */
export interface ProjectPlace {
  owner: string;
  project: number;
}

export interface Project extends ProjectPlace {
  of: "org" | "user";
  fields: ProjectField[];
}

/** The project with its fields; null when there is none of that number, or none that the client may know of. */
export async function readProject(octokit: Octokit, place: ProjectPlace): Promise<Project | null> {
  for (const whose of ["org", "user"] as const) {
    const fields = await unlessMissing(WAYS[whose].fields(octokit, place));
    if (fields !== null) return { ...place, of: whose, fields: fields.map(fieldOf) };
  }
  return null;
}

/** The id of the issue's item, which is made where there is none. GitHub gives the one that is there already. */
export async function addToProject(octokit: Octokit, project: Project, issue: number): Promise<number> {
  const way = WAYS[project.of];
  try {
    return (await way.add(octokit, project, issue)).data.id;
  } catch (error) {
    if (!answered(error, 409, 422)) throw error;
    // Nothing in GitHub's description says that it gives the old one; where it refuses, that is looked for.
    const known = (await way.items(octokit, project)).find(({ content }) => content?.["id"] === issue);
    if (known === undefined) throw error;
    return known.id;
  }
}

/** Writes all of these fields in one request. */
export async function updateItem(octokit: Octokit, project: Project, item: Item): Promise<void> {
  await WAYS[project.of].update(octokit, project, item);
}

/** An item with the values of these fields. */
export async function readItem(octokit: Octokit, project: Project, { id, fields }: { id: number; fields: number[] }) {
  return WAYS[project.of].item(octokit, project, { id, fields: fields.join(",") });
}

interface Item {
  id: number;
  updates: Update[];
}

/** What is read of GitHub's answer. */
type RawField = Awaited<ReturnType<Octokit["rest"]["projects"]["listFieldsForOrg"]>>["data"][number];
type RawItem = Awaited<ReturnType<Octokit["rest"]["projects"]["listItemsForOrg"]>>["data"][number];

interface Asked {
  id: number;
  /** Ids of fields, with commas between them. */
  fields: string;
}

type Headers = Record<string, string | number | undefined>;

interface Way {
  fields: (octokit: Octokit, place: ProjectPlace) => Promise<RawField[]>;
  items: (octokit: Octokit, place: ProjectPlace) => Promise<RawItem[]>;
  item: (octokit: Octokit, place: ProjectPlace, asked: Asked) => Promise<{ data: RawItem; headers: Headers }>;
  add: (octokit: Octokit, place: ProjectPlace, issue: number) => Promise<{ data: { id: number } }>;
  update: (octokit: Octokit, place: ProjectPlace, item: Item) => Promise<unknown>;
}

const FULL = { per_page: 100 } as const;

/** GitHub has the same endpoints twice. */
const WAYS: Record<Project["of"], Way> = {
  org: {
    fields: ({ paginate, rest }, place) => paginate(rest.projects.listFieldsForOrg, { ...ofOrg(place), ...FULL }),
    items: ({ paginate, rest }, place) => paginate(rest.projects.listItemsForOrg, { ...ofOrg(place), ...FULL }),
    item: ({ rest }, place, { id, fields }) => rest.projects.getOrgItem({ ...ofOrg(place), item_id: id, fields }),
    add: ({ rest }, place, id) => rest.projects.addItemForOrg({ ...ofOrg(place), type: "Issue", id }),
    update: ({ rest }, place, { id, updates }) =>
      rest.projects.updateItemForOrg({ ...ofOrg(place), item_id: id, fields: updates }),
  },
  user: {
    fields: ({ paginate, rest }, place) => paginate(rest.projects.listFieldsForUser, { ...ofUser(place), ...FULL }),
    items: ({ paginate, rest }, place) => paginate(rest.projects.listItemsForUser, { ...ofUser(place), ...FULL }),
    item: ({ rest }, place, { id, fields }) => rest.projects.getUserItem({ ...ofUser(place), item_id: id, fields }),
    add: ({ rest }, place, id) => rest.projects.addItemForUser({ ...ofUser(place), type: "Issue", id }),
    update: ({ rest }, place, { id, updates }) =>
      rest.projects.updateItemForUser({ ...ofUser(place), item_id: id, fields: updates }),
  },
};

function ofOrg({ owner, project }: ProjectPlace) {
  return { org: owner, project_number: project };
}

function ofUser({ owner, project }: ProjectPlace) {
  return { username: owner, project_number: project };
}

function fieldOf({ id, name, data_type: kind, options = [] }: RawField): ProjectField {
  return { id, name, kind, options: options.map((option) => ({ id: option.id, name: option.name.raw })) };
}
