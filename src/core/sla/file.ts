/** Reads the file of `caseworker sla`: policy, history and the present instant (sla.md, "Explaining"). */
import type { Instant } from "../model/case.ts";
import type { ClockEvent } from "../clock/history.ts";
import { complaintOf } from "../policy/complaint.ts";
import type { Complaint } from "../policy/complaint.ts";
import { flawsOf } from "../policy/flaw.ts";
import type { Flaw } from "../policy/flaw.ts";
import { isMap } from "../policy/merge.ts";
import { placeOf } from "../policy/place.ts";
import { examine } from "../policy/read.ts";
import { readText } from "../policy/text.ts";
import type { Policy } from "../model/policy.ts";
import { readEntry, slaSchema } from "./schema.ts";

/** What clocks are computed from. */
export interface SlaFile {
  policy: Policy;
  history: ClockEvent[];
  now: Instant;
}

/** A file that can be computed, or all that is wrong with it (errors, with the warnings between them). */
export type SlaReading = { file: SlaFile; warnings: Complaint[] } | { complaints: Complaint[] };

/** Reads the text, YAML or JSON. Never throws; every complaint comes with its line. */
export function readSlaFile(text: string): SlaReading {
  const source = readText(text);
  const faults = source.faults.map(({ place, sentence, ...fault }) => ({
    ...fault,
    ...place,
    path: "",
    expected: sentence,
  }));
  const { file, flaws } = source.value === undefined ? { file: null, flaws: [] } : examineFile(source.value);
  const told = flaws.map((flaw) => complaintOf(flaw, placeOf(source, flaw)));
  const complaints = [...faults, ...told].toSorted(byPlace);
  const broken = file === null || complaints.some(({ severity }) => severity === "error");
  return broken ? { complaints } : { file, warnings: complaints };
}

function examineFile(value: unknown): { file: SlaFile | null; flaws: Flaw[] } {
  const { data, error } = slaSchema.safeParse(value, { reportInput: true });
  const parts = isMap(value) ? value : {};
  const now = data?.now ?? null;
  const { policy, flaws } = examine(parts["policy"] ?? {}, now === null ? {} : { now });
  const entries = readEntries(parts["history"], now);
  const outer = (error?.issues ?? []).flatMap((issue) => flawsOf(issue));
  const file = policy === null || now === null ? null : { policy, history: entries.history, now };
  return { file, flaws: [...outer, ...flaws.map(withinPolicy), ...entries.flaws] };
}

function readEntries(values: unknown, now: Instant | null): { history: ClockEvent[]; flaws: Flaw[] } {
  if (!Array.isArray(values)) return { history: [], flaws: [] };
  const entries = values.map(readEntry);
  const history = entries.flatMap((entry) => (Array.isArray(entry) ? [] : [entry]));
  const flaws = entries.flatMap((entry, index) =>
    Array.isArray(entry) ? entry.flatMap((issue) => flawsOf(issue, ["history", index])) : [],
  );
  return { history, flaws: flaws.length === 0 ? laws(history, now ?? Infinity) : flaws };
}

function withinPolicy({ path, from = [], ...flaw }: Flaw): Flaw {
  return { ...flaw, path: ["policy", ...path], from: from.map((place) => ["policy", ...place]) };
}

/** A case is opened once; what comes later than the present is not counted. */
function laws(history: readonly ClockEvent[], now: Instant): Flaw[] {
  const first = history.findIndex(({ event }) => event === "opened");
  if (first < 0)
    return [
      {
        path: ["history"],
        sentence: "nothing says when the case was opened: expected one entry with event: opened",
        severity: "error",
      },
    ];
  return history.flatMap(({ at, event }, index): Flaw[] => {
    const path = ["history", index];
    if (event === "opened" && index > first) {
      return [
        {
          path,
          sentence: `the case was opened in history[${first}] already: expected event: reopened`,
          severity: "error",
        },
      ];
    }
    return at > now ? [{ path, sentence: "is later than now and not counted", severity: "warning" }] : [];
  });
}

function byPlace(one: Complaint, other: Complaint): number {
  return (one.line ?? Infinity) - (other.line ?? Infinity) || (one.column ?? 0) - (other.column ?? 0) || 0;
}
