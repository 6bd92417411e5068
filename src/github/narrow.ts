import type { ProbotOctokit } from "probot";
import type { Octokit } from "./octokit.ts";

/** What the token covers. */
export interface Reach {
  installationId: number;
  /** Its name without the owner. */
  repo: string;
  permissions: Record<string, "read" | "write">;
}

/** What Probot's client hands to the factory of another client. */
interface Made {
  octokit: ProbotOctokit;
  octokitOptions: { throttle?: object };
}

/**
 * A client of an installation that can do no more than it needs: an installation's own token covers every repository of
 * it (github-facts.md, "permissions"). It shares the pace of writes with the installation's other clients.
 */
export async function narrowClient(app: ProbotOctokit, { installationId, repo, permissions }: Reach): Promise<Octokit> {
  const reach = { type: "installation", installationId, repositoryNames: [repo], permissions } as const;
  const { token }: { token: string } = await app.auth(reach);
  const factory = ({ octokit, octokitOptions }: Made): Octokit =>
    Reflect.construct(octokit.constructor, [
      { ...octokitOptions, throttle: { ...octokitOptions.throttle, id: String(installationId) }, auth: { token } },
    ]);
  return app.auth({ type: "installation", installationId, factory });
}
