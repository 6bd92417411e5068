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
 * it (github-facts.md, "permissions"). It shares pace and budget with the installation's other clients, and like theirs
 * its token is renewed when it has ended or is refused.
 *
 * Throws GitHub's fault when there is no such token.
 */
export async function narrowClient(app: ProbotOctokit, reach: Reach): Promise<Octokit> {
  const { installationId } = reach;
  const authenticate = tokensFor(app, reach);
  await authenticate();
  const authStrategy = () => Object.assign(authenticate, { hook: sendingWith(authenticate) });
  const factory = ({ octokit, octokitOptions }: Made): unknown => {
    const throttle = { ...octokitOptions.throttle, id: String(installationId) };
    const options = { ...octokitOptions, throttle, authStrategy, auth: { installationId } };
    return Reflect.construct(octokit.constructor, [options]);
  };
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- it is what the factory above made
  return (await app.auth({ type: "installation", installationId, factory })) as Octokit;
}

type Authenticate = (asked?: { refresh?: boolean }) => Promise<{ token: string }>;

/** The app's client keeps a token for as long as it holds. */
function tokensFor(app: ProbotOctokit, { installationId, repo, permissions }: Reach): Authenticate {
  const wish = { type: "installation", installationId, repositoryNames: [repo], permissions } as const;
  return async ({ refresh = false } = {}) => tokenSchema.parse(await app.auth({ ...wish, refresh }));
}

interface Headed {
  headers: { authorization?: string | undefined };
}

function sendingWith(authenticate: Authenticate) {
  return async <T>(request: (options: Headed) => T, options: Headed): Promise<T> => {
    const { token } = await authenticate();
    options.headers.authorization = `token ${token}`;
    return request(options);
  };
}

const tokenSchema = z.object({ token: z.string() });
