import type { ProbotOctokit } from "probot";
import { z } from "zod";
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
  const own = { type: "installation", installationId } as const;
  const { token } = tokenSchema.parse(await app.auth({ ...own, repositoryNames: [repo], permissions }));
  const factory = ({ octokit, octokitOptions }: Made): unknown => {
    const throttle = { ...octokitOptions.throttle, id: String(installationId) };
    return Reflect.construct(octokit.constructor, [{ ...octokitOptions, throttle, auth: { token } }]);
  };
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- it is what the factory above made
  return (await app.auth({ ...own, factory })) as Octokit;
}

const tokenSchema = z.object({ token: z.string() });
