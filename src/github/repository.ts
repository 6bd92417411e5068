/** Which installation of the app works on a repository, and as whom. The clients here are the app's own. */
import type { Instant } from "../core/case.ts";
import { answered } from "./fault.ts";
import { createFresh } from "./fresh.ts";
import type { Octokit, Repository } from "./octokit.ts";

/**
 * The installation's id: GitHub's answer, or the only installation there is where a stand-in for GitHub cannot say.
 * A webhook names its installation, which saves the question. Throws when the app is not installed there.
 */
export async function installationOf(app: Octokit, { owner, repo }: Repository): Promise<number> {
  try {
    return (await app.rest.apps.getRepoInstallation({ owner, repo })).data.id;
  } catch (error) {
    if (!answered(error, 404)) throw error;
    return onlyInstallation(app, `${owner}/${repo}`, error);
  }
}

async function onlyInstallation(app: Octokit, name: string, cause: unknown): Promise<number> {
  const { data } = await app.rest.apps.listInstallations({ per_page: 2 });
  const [only, another] = data;
  if (only !== undefined && another === undefined) return only.id;
  throw new Error(`The app is not installed on ${name}: install it there or give it access to this repository.`, {
    cause,
  });
}

/** How long the app's name holds, in milliseconds: renaming an app is rare. */
const WINDOW = 3_600_000;

/** Tells the login under which the app acts, `<slug>[bot]`, or null where a stand-in for GitHub cannot say; asks once an hour. */
export function createOwnLogin(clock: () => Instant): (app: Octokit) => Promise<string | null> {
  const logins = createFresh<string | null>(clock, WINDOW);
  return (app) => logins.get("own", () => readOwnLogin(app));
}

async function readOwnLogin(app: Octokit): Promise<string | null> {
  try {
    const { data } = await app.rest.apps.getAuthenticated();
    return data === null ? null : `${data.slug}[bot]`;
  } catch (error) {
    if (answered(error, 404)) return null;
    throw error;
  }
}
