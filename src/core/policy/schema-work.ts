/** The part of a policy file about the work on a case: waiting, verification, closing, and where it is written down. */
import { z } from "zod";
import { length, listOf, oneOf, pattern, section, words, yesNo } from "./schema-values.ts";

export const wait = section({
  "tell-after": length.prefault("3d").describe("Waiting for longer is told to the supervisors."),
}).prefault({});

const phrases = listOf(words, "phrases").prefault([]);

export const verification = section({
  internal: yesNo.prefault(false).describe("Whether a second staff member verifies before the submitter is asked."),
  "remind-after": length.prefault("24h").describe("Open time until the submitter is reminded."),
  "confirm-after": length.nullish().describe("Open time until silence counts as confirmation. Default: never."),
  phrases: section({ confirm: phrases, "not-fixed": phrases })
    .prefault({})
    .describe("Comments that count as a verdict, besides those the app knows."),
}).prefault({});

export const reopen = section({
  within: length.prefault("14d").describe("How long after closing the submitter may say that it is not fixed."),
}).prefault({});

export const notices = section({
  "at-most-put-back": z
    .int({ error: "a number from 0 to 20" })
    .min(0, { error: "a number from 0 to 20" })
    .max(20, { error: "a number from 0 to 20" })
    .prefault(3)
    .describe("How often in an hour a label of the same person and case is put back."),
}).prefault({});

const folder = pattern(
  /^(?:[\p{L}\p{N}_][\p{L}\p{N}_. -]{0,60}\/){0,6}[\p{L}\p{N}_][\p{L}\p{N}_. -]{0,60}$/u,
  "a folder such as articles or docs/articles, without . and .. and without a slash at its ends",
);

export const knowledge = section({
  repository: pattern(
    /^[A-Za-z\d][\w-]*\/(?!\.{1,2}$)[\w.-]+$/,
    "a repository with its owner such as acme/knowledge-base",
  ),
  path: folder.prefault("articles").describe("The folder of the articles."),
  mode: oneOf("commit", "pull-request").prefault("commit"),
  public: yesNo.prefault(false).describe("Whether more people may read it than the cases; then by pull request."),
  mask: section({
    handler: yesNo.prefault(false).describe("Whether the handler's name is masked, too."),
    also: listOf(words, "words").prefault([]).describe("More words that are masked."),
  }).prefault({}),
})
  .nullish()
  .describe("Where closed cases become articles. Default: none.");

export const board = section({
  owner: pattern(/^[A-Za-z\d][\w-]*$/, "an organisation or user such as acme"),
  project: z.int({ error: "the project's number" }).min(1, { error: "the project's number, from 1" }),
})
  .nullish()
  .describe("The GitHub Project that mirrors the cases. Default: none.");

const occasion = z.union(
  [
    z.enum(["grade-1", "breached", "rounds-3"]),
    section({
      "type-seen": z.int({ error: "a number of cases" }).min(2, { error: "a number of cases, at least 2" }),
      within: length,
    }),
  ],
  { error: "grade-1, breached, rounds-3, or { type-seen: 5, within: 30d }" },
);

export const retrospective = section({
  when: listOf(occasion, "occasions such as grade-1 or breached")
    .prefault(["grade-1", "breached", "rounds-3", { "type-seen": 5, within: "30d" }])
    .describe("Which cases get a retrospective."),
  mode: oneOf("propose", "open").prefault("propose"),
}).prefault({});

export const channels = z
  .array(z.unknown(), { error: "an empty list" })
  .refine((list) => list.length === 0, { error: "channels are not supported yet: expected an empty list" })
  .prefault([])
  .describe("Not supported yet: an empty list.");
