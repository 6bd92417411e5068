/** What a webhook says of something that happened, at the moment it happens. */
import { simpleOrganization, simpleUser } from "../shapes/account.ts";
import { installationShape, selectionOf } from "../shapes/app.ts";
import { nodeId } from "../shapes/basics.ts";
import { commentShape } from "../shapes/comment.ts";
import { issueShape } from "../shapes/issue.ts";
import { labelShape } from "../shapes/label.ts";
import { fullPull } from "../shapes/pull.ts";
import { nameOf, repositoryShape } from "../shapes/repository.ts";
import type {
  CommentHappening,
  Happening,
  InstallationHappening,
  InstalledHappening,
  IssueHappening,
  ProjectItemHappening,
} from "../world/happening.ts";
import type { IssueAddress } from "../world/issue.ts";
import { type Installation, installationOf, installationOn, type Repository, type World } from "../world/world.ts";
import { projectItemPayload } from "./project-payload.ts";
import { pushPayload } from "./push-payload.ts";

/** The payload as GitHub's webhook documentation describes it for the event. */
export function payloadOf(world: World, happening: Happening): Record<string, unknown> {
  if ("installation" in happening) return ofInstallation(world, happening);
  if (happening.event === "projects_v2_item") return projectItemPayload(world, happening);
  const place = placeShape(world, happening.repository);
  const sender = simpleUser(world, happening.by);
  return { ...matterOf(world, happening), ...place, sender };
}

/** The installation that is told; null when none works where it happened. */
export function toldInstallation(world: World, happening: Happening): Installation | null {
  if ("installation" in happening) return happening.installation;
  if (happening.event === "projects_v2_item") return toldOfProject(world, happening);
  return installationOn(world, happening.repository);
}

/** Of what happens on a person's own project nobody is told. */
function toldOfProject(world: World, { project: { owner } }: ProjectItemHappening): Installation | null {
  return owner.type === "Organization" ? installationOf(world, owner) : null;
}

function matterOf(
  world: World,
  happening: Exclude<Happening, InstallationHappening | InstalledHappening | ProjectItemHappening>,
): Record<string, unknown> {
  if (happening.event === "issues") return ofIssue(world, happening);
  if (happening.event === "issue_comment") return ofComment(world, happening);
  if (happening.event === "push") return pushPayload(world, happening);
  const { action, label, repository } = happening;
  return { action, label: labelShape(world, repository, label), ...changesIn(happening) };
}

/** GitHub has one name for what happens to issues and another for the same of pull requests. */
export function eventOf(happening: Happening): string {
  return happening.event === "issues" && happening.issue.pull !== null ? "pull_request" : happening.event;
}

function ofIssue(world: World, happening: IssueHappening) {
  const { action, repository, issue, label, assignee, moved = {} } = happening;
  const { pull, number } = issue;
  return {
    action,
    ...(pull === null
      ? { issue: issueShape(world, repository, issue) }
      : { number, pull_request: fullPull(world, repository, { issue, pull }), ...moved }),
    ...(label === undefined ? {} : { label: labelShape(world, repository, label) }),
    ...(assignee === undefined ? {} : { assignee: simpleUser(world, assignee) }),
    ...changesIn(happening),
    ...movesIn(world, happening),
  };
}

/** Each repository is told of an issue that is moved as it is in the other. */
function movesIn(world: World, { movedTo, movedFrom }: IssueHappening) {
  const shown = ({ repository, issue }: IssueAddress) =>
    [issueShape(world, repository, issue), repositoryShape(world, repository)] as const;
  if (movedTo !== undefined) {
    const [new_issue, new_repository] = shown(movedTo);
    return { changes: { new_issue, new_repository } };
  }
  if (movedFrom === undefined) return {};
  const [old_issue, old_repository] = shown(movedFrom);
  return { changes: { old_issue, old_repository } };
}

function ofComment(world: World, happening: CommentHappening) {
  const { action, repository, issue, comment } = happening;
  return {
    action,
    issue: issueShape(world, repository, issue),
    comment: commentShape(world, { repository, issue }, comment),
    ...changesIn(happening),
  };
}

function ofInstallation(world: World, happening: InstallationHappening | InstalledHappening) {
  const { action, by, installation } = happening;
  const common = { action, installation: installationShape(world, installation), sender: simpleUser(world, by) };
  if (happening.event === "installation") return { ...common, repositories: installation.repositories.map(nameOf) };
  return {
    ...common,
    repositories_added: happening.added.map(nameOf),
    repositories_removed: [],
    repository_selection: selectionOf(world, installation),
    requester: null,
  };
}

function changesIn({ changes }: { changes?: Record<string, { from: string }> }) {
  return changes === undefined ? {} : { changes };
}

/** Where it happened. */
function placeShape(world: World, repository: Repository) {
  const installation = installationOn(world, repository);
  const { owner } = repository;
  return {
    repository: repositoryShape(world, repository),
    ...(owner.type === "Organization" ? { organization: simpleOrganization(world, owner) } : {}),
    ...(installation === null ? {} : { installation: installationName(installation) }),
  };
}

function installationName({ id }: Installation) {
  return { id, node_id: nodeId("IntegrationInstallation", id) };
}
