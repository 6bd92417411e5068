/** The demo in the terminal: each step in a line or two, and a table of how the cases ended. */
import { columns } from "../../core/text/columns.ts";
import { parseIndex } from "../../core/knowledge/index-file.ts";
import type { Locale } from "../../core/model/policy.ts";
import { PROJECT } from "./board.ts";
import { seeCase } from "./expect.ts";
import type { Seen } from "./expect.ts";
import type { House } from "./house.ts";
import { personAt, REPOSITORY } from "./person.ts";
import type { Played } from "./play.ts";
import { TEXTS } from "./texts.ts";

/** What was done, when and by whom; and what was not as expected. */
export function narrate({ step, name, number, at, complaints }: Played, locale: Locale): string {
  const words = TEXTS[locale];
  const deed =
    step.open?.title ??
    (step.say === undefined ? undefined : firstLines(step.say)) ??
    (step.react === undefined ? undefined : words.reacts[step.react]) ??
    (step.fill === undefined ? words.timePasses : words.fills);
  const note = step.note === undefined ? [] : [`         ${step.note}`];
  const wrong = complaints.map((complaint) => `      ✗ ${complaint}`);
  return [`  ${clockOf(at)}  #${number} ${name}  ${step.who ?? "…"}: ${deed}`, ...note, ...wrong].join("\n");
}

/** A row for each case, and where to look further. */
export async function outcomes(house: House, played: readonly Played[], locale: Locale): Promise<string> {
  const words = TEXTS[locale];
  const numbers = [...new Set(played.map(({ number }) => number))];
  const rows = [];
  for (const number of numbers) rows.push(await rowOf(house, number, locale));
  const complaints = played.flatMap((step) => step.complaints).length + house.sandbox.violations().length;
  const { owner, repo } = REPOSITORY;
  return [
    "",
    ...columns([words.heads, ...rows]).map((line) => `  ${line}`),
    "",
    `  ${complaints === 0 ? words.asTold : `${words.notAsTold}: ${complaints}`}`,
    ...house.sandbox.violations().map((violation) => `  ✗ ${violation}`),
    `  ${words.issues}: ${house.url}/${owner}/${repo}/issues`,
    `  ${words.knowledge}: ${house.url}/${owner}/knowledge-base`,
    `  ${words.board}: ${house.url}/orgs/${owner}/projects/${PROJECT}`,
  ].join("\n");
}

async function rowOf(house: House, number: number, locale: Locale): Promise<string[]> {
  const person = personAt(house.url, "li-lei");
  const seen = await seeCase(person, number);
  const { title } = (await person.octokit.rest.issues.get({ ...REPOSITORY, issue_number: number })).data;
  const family = (name: string) =>
    seen.labels.find((label) => label.startsWith(`${name}/`))?.slice(name.length + 1) ?? "–";
  const id = /^### (\S+)/.exec(seen.card)?.[1] ?? "–";
  const outcome = seen.state === "open" ? family("stage") : family("result");
  return [id, title, family("grade"), seen.handler ?? "–", outcome, ...endOf(seen, locale)];
}

/** Rounds and both promises, as the index of the knowledge base has them. */
function endOf({ index }: Seen, locale: Locale): string[] {
  const read = parseIndex(index === "" ? "[]" : `[${index.replace(/,$/, "")}]`);
  const entry = "entries" in read ? read.entries[0] : undefined;
  if (entry === undefined) return ["–", "–", "–"];
  const { kept, broken } = TEXTS[locale];
  const promise = (one: { kept: boolean | null }) => (one.kept === null ? "–" : one.kept ? kept : broken);
  return [String(entry.rounds), promise(entry.response), promise(entry.resolution)];
}

function firstLines(text: string): string {
  return text
    .trim()
    .replace(/\s*\n\s*/g, " ⏎ ")
    .slice(0, 110);
}

/** In Shanghai, where the story plays; it has no changes of the clock. */
function clockOf(at: number): string {
  return new Date(at + 8 * 3_600_000).toISOString().slice(11, 16);
}
