/** difference ∘ present ∘ advance: what is to be done about a case that was just seen, when to look again, and why. */
import { advance } from "./advance/advance.ts";
import type { Advance } from "./advance/advance.ts";
import type { Instant } from "./model/case.ts";
import type { CaseSnapshot } from "./model/snapshot.ts";
import { difference } from "./difference.ts";
import { isAsked } from "./clock/duties.ts";
import { formatCopy } from "./record/heard.ts";
import type { Effect, Plan } from "./model/effect.ts";
import type { Seal } from "./text/marker.ts";
import { markdown, readable, shown } from "./text/markdown.ts";
import type { Policy } from "./model/policy.ts";
import { present } from "./present/present.ts";
import { showEntry } from "./show/entry.ts";
import type { Speech } from "./show/entry.ts";
import type { Words } from "./text/words.ts";
import { toRow } from "./model/to-row.ts";

/** What core is handed in because it has neither files nor secrets. */
export interface Means {
  policy: Policy;
  words: Words;
  seal: Seal;
}

/** How long until what failed for good is tried again, in milliseconds: somebody may have mended it. */
const TRY_AGAIN = 60 * 60_000;

/** Reactions cause no event: while a verdict is waited for they are read this often, in milliseconds. */
const READ_REACTIONS = 15 * 60_000;

/**
 * The plan for a case. A pure function: the same snapshot gives the same plan, and the plan of a snapshot in which
 * the plan was carried out is empty (the fixpoint law).
 */
export function decide(seen: CaseSnapshot, { policy, words, seal }: Means): Plan {
  const binding = { issueId: seen.issue.id, seal };
  const told = advance(seen, policy, binding);
  if (told === null) return NO_CASE;
  const speech = { policy, words };
  const wanted = present(seen, told, { speech, binding });
  const effects = difference(seen, wanted, { advance: told, binding });
  return {
    effects,
    lookAgainAt: wanted.sheets.length > 0 ? seen.now : nextLook(seen, told),
    because: reasons(told, effects, speech),
    fresh: told.fresh,
    rank: told.file.grade?.grade ?? told.file.proposed?.grade ?? 2,
    copy: formatCopy(told.record, binding),
  };
}

const NO_CASE: Plan = { effects: [], lookAgainAt: null, because: [], fresh: [], rank: 3, copy: null };

function nextLook({ now, problems }: CaseSnapshot, { clocks, file, dueAt }: Advance): Instant | null {
  const moments = [
    dueAt,
    file.closed === null ? clocks.nextChangeAt : null,
    isAsked(file) ? now + READ_REACTIONS : null,
    problems.some(({ about }) => about === "publish" || about === "board") ? now + TRY_AGAIN : null,
  ].filter((moment) => moment !== null);
  return moments.length === 0 ? null : Math.min(...moments);
}

/** What was heard, then what is to be done: one line each, in the team's words. */
function reasons({ fresh }: Advance, effects: Effect[], speech: Speech): string[] {
  const { words } = speech;
  const heard = fresh.map((entry) =>
    markdown(`${shown(entry.by)} (${words.say(`actor.${entry.as}`)}) ${showEntry(entry, speech)}`),
  );
  const planned = effects.map((effect) => words.say(`log.${nameOf(effect)}`, { text: shown(objectOf(effect)) }));
  return [...heard, ...planned].map(readable);
}

function nameOf(effect: Effect): string {
  return effect.do === "publish" && effect.publication.mode === "pull-request" ? "propose" : effect.do;
}

/** What an effect is about, for its line. */
function objectOf(effect: Effect): string {
  const objects: { [K in Effect["do"]]?: (effect: Extract<Effect, { do: K }>) => string } = {
    label: ({ add }) => add.map(({ name }) => name).join(" "),
    unlabel: ({ label }) => label,
    assign: ({ logins }) => logins.join(" "),
    unassign: ({ logins }) => logins.join(" "),
    react: ({ content }) => content,
    notice: ({ key }) => key,
    retro: ({ retro }) => retro.title,
    sheet: ({ number }) => String(number),
    publish: ({ publication }) => publication.path ?? "",
    board: ({ item }) => `${item.owner}/${item.project}`,
  };
  return objects[effect.do]?.(toRow(effect)) ?? "";
}
