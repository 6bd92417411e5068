/** What rows about projects share: each is there twice, for those of organizations and of people. */
import type { ProjectAccess } from "../setup-project.ts";
import type { Issue } from "../world/issue.ts";
import {
  itemsOf,
  mayIn,
  type Project,
  type ProjectField,
  type ProjectItem,
  projectNumbered,
} from "../world/project.ts";
import { invalid, notFound, Refusal } from "../world/refusal.ts";
import { roleOf } from "../world/role.ts";
import { type Repository, repositoryNamed } from "../world/world.ts";
import type { Answer } from "./answer.ts";
import { type Call, type Given, route, type Row } from "./route.ts";

/** A request below a project that the actor has this access to. */
export interface ProjectCall<Asked> extends Call<Asked> {
  project: Project;
}

/** The two operations, and the access they need. */
interface Twice<Org extends string> {
  org: Org;
  user: string;
  least: ProjectAccess;
}

/** The rows for a project of an organization and of a person; what they take is the same but for the owner. */
export function projectRoutes<const Org extends string>(
  { org, user, least }: Twice<Org>,
  answer: (call: ProjectCall<Given<Org>>) => Answer,
): Row[] {
  return [org, user].map((operation) => {
    const { needs, answer: answering } = route(org, {}, (call) => answer({ ...call, project: found(call, least) }));
    return { operation, needs, answer: answering };
  });
}

interface Named {
  org?: string;
  username?: string;
  project_number: number;
}

/** Who may not see it does not hear of it; an app hears that it lacks the permission. */
function found({ world, actor, given }: Call<unknown>, least: ProjectAccess): Project {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the paths of all these operations have them
  const { org, username, project_number } = given as Named;
  const project = projectNumbered(world, org ?? username ?? "", project_number);
  const type = org === undefined ? "User" : "Organization";
  if (project === null || project.owner.type !== type) throw notFound();
  if (mayIn(project, actor, least)) return project;
  if (actor.kind === "installation") throw new Refusal(403, "Resource not accessible by integration");
  throw mayIn(project, actor, "read") ? new Refusal(403, `Must have ${least} access to the project.`) : notFound();
}

/** The item that the path names; throws 404 when there is none. */
export function itemIn({ project, given }: ProjectCall<{ item_id: number }>): ProjectItem {
  const item = itemsOf(project).find(({ id }) => id === given.item_id);
  if (item === undefined) throw notFound();
  return item;
}

/** The fields that are to be shown: those asked for by their ids, else the title. */
export function fieldsAsked({ project, given }: ProjectCall<{ fields?: string | string[] }>): ProjectField[] {
  const asked = [given.fields ?? []].flat().flatMap((ids) => ids.split(","));
  if (asked.length === 0) return project.fields.filter(({ kind }) => kind === "title");
  return project.fields.filter(({ id }) => asked.includes(String(id)));
}

interface Content {
  type: "Issue" | "PullRequest";
  id?: number;
  owner?: string;
  repo?: string;
  number?: number;
}

/** The issue that is to be added, by its id or its place; throws 422 when the actor sees none. */
export function contentIn({ world, actor, given }: ProjectCall<Content>): { repository: Repository; issue: Issue } {
  const { id, owner = "", repo = "", number } = given;
  const named = repositoryNamed(world, owner, repo);
  const repositories = id === undefined ? (named === null ? [] : [named]) : world.repositories;
  for (const repository of repositories) {
    const issue = repository.issues.find((one) => (id === undefined ? one.number === number : one.id === id));
    if (issue !== undefined && sees(actor, repository)) return { repository, issue };
  }
  throw invalid({ resource: "ProjectV2Item", field: "content", code: "missing" });
}

function sees(actor: Call<unknown>["actor"], repository: Repository): boolean {
  if (actor.kind !== "installation") return roleOf(repository, actor.account) !== null;
  const { repositories, installation } = actor.grant;
  return !repository.private || (repositories ?? installation.repositories).includes(repository);
}
