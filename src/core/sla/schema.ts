/** What a person writes in the file of `caseworker sla`, but its policy (sla.md, "Explaining"). */
import { z } from "zod";
import { RESULTS, STAGES } from "../model/case.ts";
import type { Instant } from "../model/case.ts";
import type { ClockEvent } from "../clock/history.ts";
import { WAITINGS } from "../model/entry.ts";
import { isMap } from "../policy/merge.ts";
import { listOf, oneOf, section } from "../policy/schema-values.ts";

const EXPECTED = "an instant with its zone such as 2026-11-24T16:00:00Z or 2026-11-24T17:00+01:00";

/** With seconds or without. */
const iso = [z.iso.datetime({ offset: true }), z.iso.datetime({ offset: true, precision: -1 })];
const instant = z.union(iso, { error: EXPECTED }).transform((text): Instant => Date.parse(text));

/** Who did it. `bot` is every bot, `outsider` anybody else who is neither the submitter nor staff. */
const by = oneOf("submitter", "staff", "supervisor", "outsider", "bot");
const on = oneOf(...WAITINGS);
const when = { at: instant, by };

/** An entry by its event. A comment is one that counts: of staff an answer, of the submitter an end to waiting. */
const ENTRIES = {
  opened: section({ ...when, event: z.literal("opened") }),
  graded: section({ ...when, event: z.literal("graded"), grade: z.literal([1, 2, 3], { error: "1, 2 or 3" }) }),
  staged: section({ ...when, event: z.literal("staged"), stage: oneOf(...STAGES) }),
  assigned: section({ ...when, event: z.literal("assigned") }),
  commented: section({ ...when, event: z.literal("commented") }),
  waiting: section({ ...when, event: z.literal("waiting"), on }),
  resumed: section({ ...when, event: z.literal("resumed"), on: on.exactOptional() }),
  closed: section({ ...when, event: z.literal("closed"), result: oneOf(...RESULTS) }),
  reopened: section({ ...when, event: z.literal("reopened") }),
};

/** For an entry whose event is none of these: the rest is looked at all the same. */
const unknownEntry = z.looseObject(
  { ...when, event: oneOf("opened", ...Object.keys(ENTRIES).slice(1)) },
  { error: "an entry with at, event and by" },
);

/** One entry, or what is wrong with it. The event says which keys it has. */
export function readEntry(value: unknown): ClockEvent | Issue[] {
  const event = isMap(value) ? value["event"] : null;
  if (!isEvent(event)) return unknownEntry.safeParse(value, { reportInput: true }).error?.issues ?? [];
  const { data, error } = ENTRIES[event].safeParse(value, { reportInput: true });
  return data ?? error?.issues ?? [];
}

type Issue = z.core.$ZodIssue;

function isEvent(event: unknown): event is keyof typeof ENTRIES {
  return typeof event === "string" && Object.hasOwn(ENTRIES, event);
}

/** Policy and entries have readers of their own. */
export const slaSchema = section({
  policy: z.unknown().optional(),
  now: instant,
  history: listOf(z.unknown(), "entries such as { at: 2026-11-24T08:30:00Z, event: opened, by: submitter }"),
});
