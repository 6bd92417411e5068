/** A case's card on the board, as a person of the story sees it and changes it. */
import { z } from "zod";
import { PROJECT } from "./board.ts";
import { OWNER } from "./cast.ts";
import type { Person } from "./person.ts";
import type { Expectation, Step } from "./story.ts";

const PLACE = { org: OWNER, project_number: PROJECT };

/** Texts and options come in wrappings. */
const text = z.object({ raw: z.string() }).transform(({ raw }) => raw);
const value = z.union([z.string(), text, z.object({ name: text }).transform(({ name }) => name)]).nullish();

/** One line for each field that is not as expected. */
export async function cardComplaints(
  person: Person,
  number: number,
  expected: Expectation["board"],
): Promise<string[]> {
  if (expected === undefined) return [];
  const card = await cardOf(person, number);
  if (expected === null) return card === null ? [] : ["there is a card on the board"];
  if (card === null) return ["there is no card on the board"];
  return Object.entries(expected).flatMap(([name, wanted]) => {
    const found = shownIn(card)[name] ?? null;
    return found === wanted ? [] : [`${name} on the board: expected ${wanted}, found ${found}`];
  });
}

/** What the case's card shows, by the names of the fields; null: there is none. */
export async function cardValues(person: Person, number: number): Promise<Record<string, string> | null> {
  const card = await cardOf(person, number);
  return card === null ? null : shownIn(card);
}

function shownIn({ fields = [] }: { fields?: Record<string, unknown>[] }): Record<string, string> {
  const shown = fields.map((field) => [String(field["name"]), value.safeParse(field["value"]).data ?? ""] as const);
  return Object.fromEntries(shown.filter(([, words]) => words !== ""));
}

/** Sets fields of the card; throws GitHub's words when the person may not. */
export async function setCard(person: Person, number: number, wished: NonNullable<Step["board"]>): Promise<void> {
  const { rest } = person.octokit;
  const card = await cardOf(person, number);
  const known = await fieldsOf(person);
  const fields = Object.entries(wished).map(([name, wish]) => {
    const field = known.find((one) => one.name === name);
    const option = field?.options?.find((one) => one.name.raw === wish);
    return { id: field?.id ?? 0, value: option?.id ?? wish };
  });
  await rest.projects.updateItemForOrg({ ...PLACE, item_id: card?.id ?? 0, fields });
}

async function cardOf({ octokit, login }: Person, number: number) {
  const fields = (await fieldsOf({ octokit, login })).map(({ id }) => id).join(",");
  const asked = { ...PLACE, fields, per_page: 100 };
  const cards = await octokit.paginate(octokit.rest.projects.listItemsForOrg, asked);
  return cards.find(({ content }) => content?.["number"] === number) ?? null;
}

async function fieldsOf({ octokit }: Person) {
  return octokit.paginate(octokit.rest.projects.listFieldsForOrg, { ...PLACE, per_page: 100 });
}
