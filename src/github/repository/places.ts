/** Where the app works: the repositories of all its installations. */
import { classify, unlessMissing } from "../client/fault.ts";
import type { FaultKind } from "../client/fault.ts";
import type { Octokit, Repository } from "../client/octokit.ts";

/** A repository with the installation that covers it. */
export interface Place extends Repository {
  installation: number;
}

/** Clients: the app's own, and that of an installation. */
export interface AppDoors {
  app: () => Promise<Octokit>;
  installed: (installation: number) => Promise<Octokit>;
}

const PAGE = { per_page: 100 } as const;

/** All that can have cases, 100 a request. Null where a stand-in for GitHub cannot say. */
export async function readPlaces({ app, installed }: AppDoors): Promise<Place[] | null> {
  const octokit = await app();
  const installations = await unlessMissing(octokit.paginate(octokit.rest.apps.listInstallations, PAGE));
  if (installations === null) return null;
  const places: Place[] = [];
  for (const { id, suspended_at } of installations) {
    if (suspended_at) continue;
    const repositories = await readRepositories(await installed(id));
    if (repositories === null) return null;
    places.push(...repositories.map((repository) => ({ ...repository, installation: id })));
  }
  return places;
}

/** None where the app was suspended or uninstalled meanwhile. */
async function readRepositories(octokit: Octokit): Promise<Repository[] | null> {
  const { apps } = octokit.rest;
  try {
    const raw = await unlessMissing(octokit.paginate(apps.listReposAccessibleToInstallation, PAGE));
    return raw?.filter(canHaveCases).flatMap(repositoryIn) ?? null;
  } catch (error) {
    if (LEFT.includes(classify(error, 0).kind)) return [];
    throw error;
  }
}

const LEFT: readonly FaultKind[] = ["gone", "forbidden", "unauthorised"];

interface RawRepository {
  full_name?: string;
  archived?: boolean;
  disabled?: boolean;
  has_issues?: boolean;
}

function canHaveCases({ archived, disabled, has_issues }: RawRepository): boolean {
  return archived !== true && disabled !== true && has_issues !== false;
}

function repositoryIn({ full_name }: RawRepository): Repository[] {
  const [owner, repo] = full_name?.split("/") ?? [];
  return owner === undefined || repo === undefined ? [] : [{ owner, repo }];
}

/** A repository as GitHub spells it now, though it was renamed or is written otherwise; as it was asked for where GitHub cannot say. */
export async function nameOf(octokit: Octokit, repository: Repository): Promise<Repository> {
  const answer = await unlessMissing(octokit.rest.repos.get({ ...repository }));
  return (answer === null ? undefined : repositoryIn(answer.data)[0]) ?? repository;
}
