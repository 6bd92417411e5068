/** The part of a policy file about grades and the time that is promised with them. */
import { FIELDS } from "../model/fields.ts";
import type { FieldKey } from "../model/fields.ts";
import { MATRIX, TARGETS, THRESHOLDS } from "./defaults.ts";
import type { MatrixRow } from "../model/policy.ts";
import { told } from "./schema-people.ts";
import { length, listOf, oneOf, pattern, section, words } from "./schema-values.ts";

const row = pattern(
  new RegExp(`^(?:\\*|${["impact", "urgency", "importance"].map(axis).join("/")})$`),
  "impact/urgency/importance such as many/stopped/*, or * for all",
).transform((text): MatrixRow => {
  const [impact = "*", urgency = "*", importance = "*"] = text.split("/");
  return { impact, urgency, importance };
});

function axis(key: FieldKey | (string & {})): string {
  const options = FIELDS.find((field) => field.key === key)?.options ?? {};
  return `(?:${[...Object.keys(options), "\\*"].join("|")})`;
}

const rows = listOf(row, "answers such as many/stopped/*");
const keywords = listOf(words, "words").prefault([]);

export const grading = section({
  mode: oneOf("suggest", "apply").prefault("suggest").describe("Whether the proposed grade waits for a supervisor."),
  by: oneOf("supervisors", "staff").prefault("supervisors").describe("Who may set a grade."),
  matrix: section({ 1: rows.prefault(MATRIX[1]), 2: rows.prefault(MATRIX[2]), 3: rows.prefault(MATRIX[3]) })
    .prefault({})
    .describe("impact/urgency/importance of each grade; the highest wins."),
  words: section({ 1: keywords, 2: keywords, 3: keywords })
    .prefault({})
    .describe("Words in title or description that propose a grade; plain words, no patterns."),
}).prefault({});

/** Points of a target: ascending, since each tells of more than the one before. */
const thresholds = listOf(
  section({
    at: pattern(/^(?:[1-9]\d{0,2}|1000)%$/, "per cent of the target from 1% to 1000%, such as 75%").transform(
      Number.parseFloat,
    ),
    tell: told,
  }),
  "points such as { at: 75%, tell: [handler] }",
).refine((points) => points.every(({ at }, index) => at > (points[index - 1]?.at ?? 0)), {
  error: "the points do not ascend: each has to be higher than the one before",
});

function grade({ response, resolution }: { response: string; resolution: string }) {
  return section({
    response: length.prefault(response).describe("Open time within which staff answer."),
    resolution: length.prefault(resolution).describe("Open time within which the case is closed."),
    calendar: words.prefault("always").describe("A key of calendars, or always (at all hours)."),
    update: length
      .nullish()
      .describe("How often staff say something while the case is open. Default: no such promise."),
    thresholds: thresholds.optional().describe("Instead of sla.thresholds."),
  }).prefault({});
}

export const grades = section({ 1: grade(TARGETS[1]), 2: grade(TARGETS[2]), 3: grade(TARGETS[3]) }).prefault({});

const pauses = listOf(oneOf("submitter", "vendor", "verification"), "submitter, vendor and verification");

export const sla = section({
  start: oneOf("opened", "graded").prefault("opened").describe("When the clocks start."),
  reopen: oneOf("continue", "restart").prefault("continue").describe("What a reopening does to the clocks."),
  pause: section({
    response: pauses.prefault([]),
    resolution: pauses.prefault(["submitter", "vendor", "verification"]),
  })
    .prefault({})
    .describe("What each clock stops for."),
  thresholds: thresholds.prefault(THRESHOLDS).describe("At which point of a target who is told."),
  ungraded: length.prefault("1h").describe("A case without grade or handler for so long is told to the supervisors."),
}).prefault({});
