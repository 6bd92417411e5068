/** A closed case → what the knowledge base is to say of it (knowledge.md, "Knowledge base"). */
import { formatArticle } from "./article.ts";
import type { ArticleFacts, ArticleSpeech, ClockFacts } from "./article.ts";
import { articlePath } from "./article-path.ts";
import type { Duration, Instant } from "../model/case.ts";
import type { Publication } from "../model/effect.ts";
import type { ClockOutcome, IndexEntry } from "../model/index-entry.ts";
import { plain } from "../text/plain.ts";
import type { Named, Policy } from "../model/policy.ts";

const TITLE_LENGTH = 200;
const SUMMARY_LENGTH = 300;
const TAG_LENGTH = 50;

/** All that is to be written; null without a knowledge base. */
export function formatPublication(facts: ArticleFacts, speech: ArticleSpeech): Publication | null {
  const { knowledge } = speech.policy;
  if (knowledge === null) return null;
  const place = { folder: knowledge.path, timezone: speech.policy.timezone, path: facts.path };
  const path = articlePath({ ...facts, title: speech.mask(facts.title) }, place);
  const entry = entryOf(facts, path, speech.mask);
  return {
    repository: knowledge.repository,
    caseId: facts.id,
    folder: knowledge.path,
    path,
    text: path === null ? "" : formatArticle(facts, entry, speech),
    entry,
    locale: speech.policy.locale,
    mode: knowledge.mode,
    public: knowledge.public,
    names: namesIn(speech.policy),
  };
}

function entryOf(facts: ArticleFacts, article: string | null, mask: (text: string) => string): IndexEntry {
  const { id, type, department, grade, result, rounds, reopenings, source } = facts;
  return {
    id,
    title: plain(mask(facts.title), TITLE_LENGTH),
    type,
    department,
    grade,
    result,
    opened: iso(facts.openedAt),
    closed: iso(facts.closedAt),
    rounds,
    reopenings,
    response: outcome(facts.response),
    resolution: outcome(facts.resolution),
    tags: facts.tags.map((tag) => plain(mask(tag), TAG_LENGTH)),
    source: source.name,
    summary: article === null ? "" : plain(mask(`${facts.description} ${facts.finding.cause ?? ""}`), SUMMARY_LENGTH),
    article,
    answer: facts.answer,
    // Counted when the index is written.
    helped: 0,
  };
}

function outcome({ time, kept }: ClockFacts): ClockOutcome {
  return { time: time === null ? null : isoDuration(time), kept };
}

/** Whole seconds: GitHub gives no more. */
function iso(at: Instant): string {
  return new Date(at).toISOString().replace(/\.\d+Z$/, "Z");
}

/** E.g. `PT26H5M`, without days as in sla.md. */
function isoDuration(length: Duration): string {
  const seconds = Math.floor(length / 1000);
  const parts = [`${Math.floor(seconds / 3600)}H`, `${Math.floor(seconds / 60) % 60}M`, `${seconds % 60}S`];
  const told = parts.filter((part) => !/^0[HMS]$/.test(part)).join("");
  return told === "" ? "PT0S" : `PT${told}`;
}

/** The names that the table of a knowledge base shows, in the team's language. */
export function namesIn({
  types,
  departments,
  locale,
}: Pick<Policy, "types" | "departments" | "locale">): Publication["names"] {
  const named = (choices: Record<string, Named>) =>
    Object.fromEntries(Object.entries(choices).map(([key, choice]) => [key, choice[locale]]));
  return { types: named(types), departments: named(departments) };
}
