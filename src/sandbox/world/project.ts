/** A project (v2) of an organization or a person: fields, and issues as its items. */
import type { ProjectAccess, ProjectColor } from "../setup-project.ts";
import type { Account } from "./account.ts";
import type { Actor } from "./actor.ts";
import type { Issue } from "./issue.ts";
import { grants } from "./token.ts";
import { accountNamed, type Repository, type World } from "./world.ts";

export interface Project {
  id: number;
  owner: Account;
  number: number;
  title: string;
  public: boolean;
  /** Of those who were given some, by account id. */
  access: Map<number, ProjectAccess>;
  fields: ProjectField[];
  items: ProjectItem[];
  createdAt: number;
  updatedAt: number;
}

export interface ProjectField {
  id: number;
  name: string;
  /** The kinds before `text` GitHub fills by itself. */
  kind: "title" | "assignees" | "labels" | "repository" | "text" | "number" | "date" | "single_select";
  /** Of a single select, in their order. */
  options: ProjectOption[];
  createdAt: number;
}

export interface ProjectOption {
  /** Eight hexadecimal digits. */
  id: string;
  name: string;
  color: ProjectColor;
  description: string;
}

export interface ProjectItem {
  id: number;
  repository: Repository;
  issue: Issue;
  by: Account;
  /** By the field's id: a text, a number, a date as `yyyy-MM-dd`, or an option's id. */
  values: Map<number, string | number>;
  createdAt: number;
  updatedAt: number;
}

/** Whose it is, which one, and who does something there. */
export interface ProjectPlace {
  world: World;
  project: Project;
  by: Account;
}

export function projectNumbered(world: World, owner: string, number: number): Project | null {
  const account = accountNamed(world, owner);
  return world.projects.find((project) => project.owner === account && project.number === number) ?? null;
}

/** Those that are there: an issue that was deleted is on no project any more. */
export function itemsOf({ items }: Project): ProjectItem[] {
  return items.filter(({ repository, issue }) => repository.issues.includes(issue));
}

const LEVELS: readonly ProjectAccess[] = ["read", "write", "admin"];

/** Whether the actor has this access or more. The base role that an organization gives its members is left out. */
export function mayIn(project: Project, actor: Actor, least: ProjectAccess): boolean {
  if (least === "read" && project.public) return true;
  if (actor.kind === "installation") return isGranted(project, actor.grant, least);
  const held = project.owner === actor.account ? "admin" : project.access.get(actor.account.id);
  return held !== undefined && LEVELS.indexOf(held) >= LEVELS.indexOf(least);
}

/** An installation reaches the projects of its own organization, and nobody's own (github-facts.md, "Projects v2"). */
function isGranted({ owner }: Project, { installation, permissions }: Grant, least: ProjectAccess): boolean {
  const isOwn = owner.type === "Organization" && installation.account === owner;
  return isOwn && grants(permissions, `organization_projects:${least}`);
}

type Grant = Extract<Actor, { kind: "installation" }>["grant"];
