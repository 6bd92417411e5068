/** The Probot function: every event only says "look at this case". */
import type { Probot } from "probot";

/** What the app needs to be told: a row of the queue is put, a policy that was read before is forgotten. */
export interface Inbox {
  /** Resolves when it is stored. `hint` is the installation's id, as the webhook names it. */
  put: (key: string, options: { hint?: string }) => Promise<void>;
  /** A push may have changed the policy of this repository. */
  forgetPolicy: (repository: { owner: string; repo: string }) => void;
  /** The login the app acts under, null where GitHub cannot say. */
  ownLogin: () => Promise<string | null>;
}

/** The app for `probot.load`. The app's own events cause no work: what it did, it knows. */
export function createApp({ put, forgetPolicy, ownLogin }: Inbox) {
  return (app: Probot): void => {
    app.on(["issues", "issue_comment"], async ({ payload }) => {
      const { repository, issue, sender } = payload;
      if ("pull_request" in issue && issue.pull_request) return;
      if (isOwn(sender, await ownLogin())) return;
      const hint = "installation" in payload && payload.installation ? { hint: String(payload.installation.id) } : {};
      await put(`${repository.owner.login}/${repository.name}#${issue.number}`, hint);
    });
    app.on("push", async ({ payload: { repository, ref } }) => {
      if (ref === `refs/heads/${repository.default_branch}`) {
        forgetPolicy({ owner: repository.owner?.login ?? "", repo: repository.name });
      }
    });
  };
}

/** Where GitHub cannot say who the app is, every bot is taken for it: better a look too few than a loop. */
function isOwn(sender: { login: string; type?: string } | undefined, own: string | null): boolean {
  return own === null ? sender?.type === "Bot" : sender?.login === own;
}
