/** A case as the knowledge base is told of it. */
import type { Advance } from "../advance/advance.ts";
import type { ArticleFacts, ArticleSpeech, ClockFacts } from "../knowledge/article.ts";
import type { CaseSnapshot } from "../model/snapshot.ts";
import type { CaseFile } from "../model/case-file.ts";
import { caseIdOf } from "../show/case-id.ts";
import type { Clock } from "../clock/type.ts";
import type { Publication } from "../model/effect.ts";
import type { Entry } from "../model/entry.ts";
import { maskFor } from "../knowledge/mask-people.ts";
import { formatPublication } from "../knowledge/publication.ts";
import { showEntry } from "../show/entry.ts";
import type { Speech } from "../show/entry.ts";
import { toRow } from "../model/to-row.ts";

/** What is to be written because of this look; null for nothing. */
export function publicationOf(seen: CaseSnapshot, advance: Advance, speech: Speech): Publication | null {
  if (!advance.fresh.some(({ did }) => did === "published")) return null;
  return formatPublication(articleFacts(seen, advance, speech), articleSpeech(advance.file, speech));
}

function articleSpeech(file: CaseFile, { policy, words }: Speech): ArticleSpeech {
  return { policy, words, mask: maskFor(file, policy) };
}

function articleFacts({ id, issue }: CaseSnapshot, { file, clocks, record }: Advance, speech: Speech): ArticleFacts {
  const { policy } = speech;
  const openedAt = file.openedAt ?? issue.openedAt;
  return {
    id: caseIdOf(openedAt, id.number, policy),
    title: file.article.title ?? issue.title,
    type: file.answers.type ?? "",
    department: file.department,
    grade: file.grade?.grade ?? null,
    result: file.closed?.result ?? "resolved",
    openedAt,
    closedAt: file.closed?.at ?? openedAt,
    rounds: file.round,
    reopenings: file.reopenings,
    response: clockFacts(clocks.response),
    resolution: clockFacts(clocks.resolution),
    tags: file.article.tags,
    source: { name: `${id.owner}/${id.repo}#${id.number}`, url: issue.url },
    environment: file.answers.environment ?? "",
    description: file.answers.description ?? "",
    finding: file.finding,
    steps: file.steps,
    workaround: file.workaround?.text ?? "",
    feedback: feedbackOf(file),
    timeline: timelineOf(record.entries, speech),
    skipped: file.article.skip || file.closed?.answer !== undefined,
    answer: file.closed?.answer ?? null,
    path: file.published?.path ?? null,
    related: [],
  };
}

function clockFacts({ state, spent, met }: Clock): ClockFacts {
  const promised = state !== "void" && state !== "no-target";
  return { time: met === null ? null : spent, kept: promised ? state === "met" : null };
}

function feedbackOf({ verdict }: CaseFile): ArticleFacts["feedback"] {
  if (verdict?.did !== "confirmed" || verdict.silent === true) return null;
  return { text: verdict.text, inconvenient: verdict.inconvenient ?? false };
}

/** The stations of the case, without anybody's words. */
const STATIONS: { [K in Entry["did"]]?: (entry: Extract<Entry, { did: K }>) => Entry } = {
  opened: (entry) => entry,
  graded: (entry) => ({ ...entry, why: "" }),
  routed: (entry) => entry,
  staged: ({ skipped: _skipped, noted: _noted, ...entry }) => entry,
  workaround: (entry) => ({ ...entry, text: "" }),
  confirmed: (entry) => ({ ...entry, text: "" }),
  rejected: (entry) => ({ ...entry, text: "" }),
  closed: ({ why: _why, ...entry }) => entry,
  reopened: (entry) => ({ ...entry, why: "" }),
};

function timelineOf(entries: readonly Entry[], speech: Speech): ArticleFacts["timeline"] {
  return entries.flatMap((entry) => {
    const station: ((entry: never) => Entry) | undefined = STATIONS[entry.did];
    return station === undefined ? [] : [{ at: entry.at, what: showEntry(station(toRow(entry)), speech) }];
  });
}
