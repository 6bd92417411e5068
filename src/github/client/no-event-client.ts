import type { ProbotOctokit } from "probot";

/** What Probot asks of the client that it makes for an event. */
const NO_CLIENT = { hook: { before: () => {} } };

/**
 * Probot makes a client for every event before anybody has listened to it, which takes longer than all the rest that is
 * done with a webhook. Here events are only stored, so they get none.
 */
export function noEventClient(octokit: Pick<ProbotOctokit, "auth">): void {
  const { auth } = octokit;
  const authenticate = (asked: unknown): Promise<unknown> =>
    isOfEvent(asked) ? Promise.resolve(NO_CLIENT) : auth(asked);
  octokit.auth = Object.assign(authenticate, auth);
}

function isOfEvent(asked: unknown): boolean {
  return typeof asked === "object" && asked !== null && "type" in asked && asked.type === "event-octokit";
}
