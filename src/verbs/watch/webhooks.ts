import { currentTrace, inTrace } from "../../log/trace.ts";
import type { Answered, WebhookEvent } from "../../web/webhook.ts";
import type { Sight } from "./sight.ts";

/**
 * The events that the app may be told of. Whoever sends something may call it anything, so every other name counts as one.
 */
const EVENTS = new Set([
  "installation",
  "installation_repositories",
  "issue_comment",
  "issues",
  "ping",
  "projects_v2_item",
  "pull_request",
  "push",
]);

/** Webhooks on their way into the queue. */
export function watchWebhooks({ log, metrics, causes }: Sight) {
  return {
    /** A webhook is received: what is put meanwhile is put because of it. */
    receiving: (event: WebhookEvent, deliver: () => Promise<void>): Promise<void> =>
      inTrace({ delivery: event.id, event: event.name }, deliver),

    /** A look was asked for, and that is stored. */
    onPut: (key: string): void => {
      const { delivery } = currentTrace();
      if (delivery !== undefined) causes.note(key, delivery);
      log.debug({ case: key }, "put into the queue");
    },

    onAnswer: ({ event, status, took }: Answered): void => {
      metrics.webhooks.inc({ event: EVENTS.has(event) ? event : "other", status: status ?? "none" });
      metrics.webhookTime.observe(took / 1000);
    },
  };
}
