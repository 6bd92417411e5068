/** The app is taken away from repositories: what it kept of their cases is no longer its own. */
import type { Probot } from "probot";

/** Told the beginnings of the keys of all cases from which the app was taken away. */
export type Leave = (prefixes: string[]) => Promise<void>;

export function hearLeaving(app: Probot, leave: Leave): void {
  app.on("installation.deleted", async ({ payload: { installation } }) => {
    const login = loginOf(installation);
    if (login !== null) await leave([`${login}/`, `policy ${login}/`]);
  });
  app.on("installation_repositories.removed", async ({ payload: { repositories_removed: removed } }) =>
    leave(removed.flatMap(({ full_name: name }) => (name === undefined ? [] : [`${name}#`, `policy ${name}#`]))),
  );
}

/** Whose installation it is; null where a stand-in for GitHub leaves that out, and for an enterprise. */
function loginOf({ account }: { account?: object | null }): string | null {
  return account && "login" in account && typeof account.login === "string" ? account.login : null;
}
