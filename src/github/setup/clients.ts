import type { Probot } from "probot";
import { narrowClient } from "../client/narrow.ts";
import type { Octokit, Repository } from "../client/octokit.ts";
import type { Installations } from "../repository/repository.ts";
import type { SetupClients } from "./enter.ts";

/** What the set-up of a repository needs, and no more. */
const PERMISSIONS = { contents: "write", issues: "write", pull_requests: "write" } as const;

/**
 * The clients for one repository. Throws GitHub's fault (client/fault.ts) when the app is not installed there or was not granted
 * what a set-up needs.
 */
export function createSetupClients({ probot, installations }: { probot: Doors; installations: Installations }) {
  return async (repository: Repository, hint: string | null): Promise<SetupClients> => {
    const { owner, repo } = repository;
    if (hint !== null) installations.learn(owner, Number(hint));
    const app = await probot.auth();
    const installationId = await installations.of(app, repository);
    const reader = await probot.auth(installationId);
    return { reader, writer: await writerOf({ app, installations, owner }, { installationId, repo }) };
  };
}

type Doors = Pick<Probot, "auth">;

interface Asking {
  app: Awaited<ReturnType<Doors["auth"]>>;
  installations: Installations;
  owner: string;
}

/** Where GitHub gives no token, what was known of the installation may be old. */
async function writerOf(
  { app, installations, owner }: Asking,
  reach: { installationId: number; repo: string },
): Promise<Octokit> {
  try {
    return await narrowClient(app, { ...reach, permissions: PERMISSIONS });
  } catch (error) {
    installations.forget(owner);
    throw error;
  }
}
