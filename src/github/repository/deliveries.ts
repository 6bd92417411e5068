/** GitHub's log of webhooks: what did not arrive, and how it is sent again (github-facts.md, "webhook answer"). */
import { z } from "zod";
import type { Instant } from "../../core/model/case.ts";
import { dateOf, unlessAnswered } from "../client/fault.ts";
import type { Octokit } from "../client/octokit.ts";

/** A webhook that did not arrive. */
export interface Lost {
  id: number;
  /** The same for every attempt. */
  guid: string;
}

export interface DeliveryLog {
  /** Each once, the oldest first. */
  lost: Lost[];
  /** GitHub's time at the first answer; null where that bore none. */
  now: Instant | null;
}

/** What is read of GitHub's answer; an attempt without a time counts as made just now. */
const attempts = z.array(
  z.object({
    id: z.number(),
    guid: z.string(),
    delivered_at: z.string().optional(),
    redelivery: z.boolean().optional(),
    status_code: z.number(),
  }),
);
type Attempt = z.infer<typeof attempts>[number];

/**
 * The webhooks of which every attempt since then failed. Reads back to `since`, 100 attempts a request. `app` is the
 * app's own client. Null where a stand-in for GitHub keeps no such log.
 */
export async function readLost(app: Octokit, since: Instant, signal?: AbortSignal): Promise<DeliveryLog | null> {
  const log: DeliveryLog = { lost: [], now: null };
  const seen: Attempt[] = [];
  const read = async () => {
    for await (const { data, headers } of app.paginate.iterator(app.rest.apps.listWebhookDeliveries, PAGE)) {
      log.now ??= dateOf(headers);
      signal?.throwIfAborted();
      // The newest come first.
      const page = attempts.catch([]).parse(data);
      seen.push(...page.filter((attempt) => !isBefore(attempt, since)));
      if (page.length === 0 || page.some((attempt) => isBefore(attempt, since))) return true;
    }
    return true;
  };
  const there = await unlessAnswered(read(), 404);
  return there === null ? null : { ...log, lost: lostAmong(seen) };
}

const PAGE = { per_page: 100 } as const;

function isBefore({ delivered_at }: Attempt, since: Instant): boolean {
  return Date.parse(delivered_at ?? "") < since;
}

function lostAmong(seen: readonly Attempt[]): Lost[] {
  const settled = new Set(
    seen.filter((attempt) => isHeard(attempt) || isRefusedAgain(attempt)).map(({ guid }) => guid),
  );
  const lost = seen.filter(({ guid }) => !settled.has(guid)).toReversed();
  return [...new Map(lost.map(({ guid, id }) => [guid, { guid, id }])).values()];
}

function isHeard({ status_code }: Attempt): boolean {
  return status_code >= 200 && status_code < 300;
}

/** What the app itself refuses when it comes again, it would refuse for ever. */
function isRefusedAgain({ redelivery, status_code }: Attempt): boolean {
  return redelivery === true && status_code >= 400 && status_code < 500;
}

/** Asks GitHub to send it again. False when it cannot any more. */
export async function sendAgain(app: Octokit, { id }: Lost): Promise<boolean> {
  const asked = app.rest.apps.redeliverWebhookDelivery({ delivery_id: id });
  return (await unlessAnswered(asked, 400, 404, 422)) !== null;
}
