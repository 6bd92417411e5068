/** A project as its page shows it: columns by the options of Status. */
import {
  type Field,
  fieldShape,
  type Item,
  itemShape,
  type Option,
  type Project,
  projectShape,
} from "./board-shapes.ts";
import { at } from "./client.ts";
import type { Visit } from "./visit.ts";

export interface BoardPage {
  visit: Visit;
  /** The page's address. */
  address: string;
  project: Project;
  /** What the columns are made of; null where the project has no such field. */
  status: Field | null;
  columns: Column[];
}

export interface Column {
  /** Null for those without a status. */
  option: Option | null;
  items: Item[];
}

/** A project by its address. */
export interface ProjectAddress {
  /** `orgs` or `users`. */
  scope: string;
  owner: string;
  number: string;
}

/** GitHub's name for the field whose options are the columns. */
const STATUS = "Status";

/** The kinds of fields that people fill. */
const FILLED: ReadonlySet<string> = new Set(["single_select", "text", "number", "date"]);

/** Throws `ApiFault` when there is no such project for this person. */
export async function readBoard(visit: Visit, { scope, owner, number }: ProjectAddress): Promise<BoardPage> {
  const { client } = visit;
  const path = apiPath({ scope, owner, number });
  const project = await client.read(path, projectShape);
  const fields = (await client.follow(`${path}/fields`, fieldShape)).filter(({ data_type }) => FILLED.has(data_type));
  const items = await client.follow(`${path}/items?fields=${fields.map(({ id }) => id).join(",")}`, itemShape);
  const status = fields.find(({ name, data_type }) => name === STATUS && data_type === "single_select") ?? null;
  const address = at(scope, owner, "projects", number);
  return { visit, address, project, status, columns: columnsOf(status, items) };
}

/** Puts an item into another column. */
export async function moveItem(visit: Visit, where: ProjectAddress, { item, option }: Record<string, string>) {
  const path = apiPath(where);
  const fields = await visit.client.follow(`${path}/fields`, fieldShape);
  const status = fields.find(({ name }) => name === STATUS);
  const wish = { id: status?.id ?? 0, value: option ?? null };
  await visit.client.write("PATCH", `${path}/items${at(item ?? "")}`, { fields: [wish] });
}

/** The option that an item has in the field, if it has one. */
function optionIn({ fields }: Item, field: Field | null): Option | null {
  const value = fields.find(({ id }) => id === field?.id)?.value;
  return typeof value === "object" && value !== null ? value : null;
}

function apiPath({ scope, owner, number }: ProjectAddress): string {
  return at(scope, owner, "projectsV2", number);
}

/** One for each option, and before them one for items that have none, where there are such. */
function columnsOf(status: Field | null, items: Item[]): Column[] {
  const inColumn = (option: Option | null) => items.filter((item) => optionIn(item, status)?.id === option?.id);
  const without = { option: null, items: inColumn(null) };
  const columns = (status?.options ?? []).map((option): Column => ({ option, items: inColumn(option) }));
  return without.items.length > 0 || columns.length === 0 ? [without, ...columns] : columns;
}
