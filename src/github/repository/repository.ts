/** Which installation of the app works on a repository, and as whom. The clients here are the app's own. */
import type { Instant } from "../../core/model/case.ts";
import { unlessMissing } from "../client/fault.ts";
import { createFresh } from "../client/fresh.ts";
import type { Octokit, Repository } from "../client/octokit.ts";

/**
 * The installation's id: GitHub's answer, or the only installation there is where a stand-in for GitHub cannot say.
 * Throws when the app is not installed there.
 */
export async function installationOf(app: Octokit, { owner, repo }: Repository): Promise<number> {
  const answer = await unlessMissing(app.rest.apps.getRepoInstallation({ owner, repo }));
  if (answer !== null) return answer.data.id;
  const [only, another] = (await unlessMissing(app.rest.apps.listInstallations({ per_page: 2 })))?.data ?? [];
  if (only !== undefined && another === undefined) return only.id;
  const message = `The app is not installed on ${owner}/${repo}: install it there or give it access to this repository.`;
  // Said as GitHub says of what is not there (client/fault.ts).
  throw Object.assign(new Error(message), { status: 404 });
}

/** An account has at most one installation of an app, so what is known for one of its repositories holds for all. */
export interface Installations {
  /** Asks only for an account that is not known yet; throws as `installationOf` does. */
  of(app: Octokit, repository: Repository): Promise<number>;
  /** A webhook named it. */
  learn(owner: string, id: number): void;
  /** GitHub does not take it any more. */
  forget(owner: string): void;
}

/** Keeps each answer for an hour, measured by `clock`. */
export function createInstallations(clock: () => Instant): Installations {
  const known = createFresh<number>(clock, WINDOW);
  return {
    of: (app, repository) => known.get(repository.owner.toLowerCase(), () => installationOf(app, repository)),
    learn: (owner, id) => known.set(owner.toLowerCase(), id),
    forget: (owner) => known.forget(owner.toLowerCase()),
  };
}

/** How long an installation's id and the app's name hold, in milliseconds: both change rarely. */
const WINDOW = 3_600_000;

/** Tells the login under which the app acts, `<slug>[bot]`, or null where a stand-in for GitHub cannot say; asks once an hour. */
export function createOwnLogin(clock: () => Instant): (app: Octokit) => Promise<string | null> {
  const logins = createFresh<string | null>(clock, WINDOW);
  return (app) => logins.get("own", () => readOwnLogin(app));
}

async function readOwnLogin(app: Octokit): Promise<string | null> {
  const slug = (await unlessMissing(app.rest.apps.getAuthenticated()))?.data?.slug;
  return slug === undefined ? null : `${slug}[bot]`;
}
