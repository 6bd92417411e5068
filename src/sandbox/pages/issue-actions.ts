/** What a person can do on an issue's page, as requests to the API. */
import { z } from "zod";
import { at, type Client } from "./client.ts";
import type { IssueAddress } from "./issue-page.ts";

/** The fields of a posted form that hold text. */
export type Fields = Record<string, string>;

/** Where and by whom an action is done. */
interface Scene {
  client: Client;
  /** The API's path of the repository's issues. */
  issues: string;
  /** The API's path of the issue. */
  issue: string;
}

/** Does one thing and gives the anchor to show afterwards, empty for the top of the page. */
type Action = (scene: Scene, fields: Fields) => Promise<string>;

const created = z.object({ id: z.number() });

const ACTIONS: Record<string, Action> = {
  comment: async ({ client, issue }, { body = "", close }) => {
    const closing = close === "yes";
    // "Comment and close" without a comment only closes, as at GitHub.
    const answer = closing && body.trim() === "" ? null : await client.write("POST", `${issue}/comments`, { body });
    if (closing) await client.write("PATCH", issue, { state: "closed", state_reason: "completed" });
    return answer === null ? "" : `#issuecomment-${created.parse(answer.data).id}`;
  },
  state: async ({ client, issue }, { reason }) => {
    const state = reason === "reopened" ? "open" : "closed";
    await client.write("PATCH", issue, { state, state_reason: reason });
    return "";
  },
  label: async ({ client, issue }, { add, remove }) => {
    if (add) await client.write("POST", `${issue}/labels`, { labels: [add] });
    if (remove) await client.write("DELETE", `${issue}/labels${at(remove)}`);
    return "";
  },
  assignee: async ({ client, issue }, { add, remove }) => {
    if (add) await client.write("POST", `${issue}/assignees`, { assignees: [add] });
    if (remove) await client.write("DELETE", `${issue}/assignees`, { assignees: [remove] });
    return "";
  },
  react: async ({ client, issues, issue }, { comment, content }) => {
    const path = `${comment ? `${issues}/comments${at(comment)}` : issue}/reactions`;
    const { status, data } = await client.write("POST", path, { content });
    // GitHub answers 200 when this person had given the reaction already: a second press takes it back.
    if (status === 200) await client.write("DELETE", `${path}${at(created.parse(data).id)}`);
    return comment ? `#issuecomment-${comment}` : "#issue";
  },
  edit: async ({ client, issues, issue }, { comment, title, body = "" }) => {
    await client.write(
      "PATCH",
      comment ? `${issues}/comments${at(comment)}` : issue,
      comment ? { body } : { title, body },
    );
    return comment ? `#issuecomment-${comment}` : "#issue";
  },
};

/**
 * Does the action of that name and gives the anchor to show afterwards; null when there is no such action.
 * Throws `ApiFault` when the API refuses.
 */
export async function act(client: Client, where: IssueAddress & { action: string }, fields: Fields) {
  const action = Object.hasOwn(ACTIONS, where.action) ? ACTIONS[where.action] : undefined;
  if (action === undefined) return null;
  const issues = at("repos", where.owner, where.repo, "issues");
  return await action({ client, issues, issue: `${issues}${at(where.number)}` }, fields);
}
