/** Who somebody is on a case: GitHub's facts read by the policy (workflow.md, "Who may"). Never by `author_association`. */
import { sameLogin } from "../model/case.ts";
import type { Permission, Person } from "../model/case.ts";
import type { Policy, Principals } from "../model/policy.ts";
import type { Actor } from "../model/entry.ts";

/** What a person may do as staff. A submitter who is staff has both. */
export interface Standing {
  submitter: boolean;
  rank: "outsider" | "staff" | "supervisor";
}

/** The person's standing; without a submitter, as staff alone. Somebody GitHub told nothing of is an outsider: fail closed. */
export function standingOf(person: Person, submitter: string | null, policy: Policy): Standing {
  return { submitter: submitter !== null && sameLogin(person.login, submitter), rank: rankOf(person, policy) };
}

/** In which part the entry is written: on their own case a staff member is the submitter, and no answer (sla.md rule 2). */
export function actorOf(standing: Standing): Actor {
  return standing.submitter ? "submitter" : standing.rank;
}

/** Every team the policy names: whose membership has to be known to tell roles. */
export function teamsOf(policy: Policy): string[] {
  const departments = Object.values(policy.departments).flatMap(({ team }) => team ?? []);
  return [...new Set([...policy.supervisors.teams, ...departments])];
}

/**
 * Whether the policy alone tells what this person may do as staff, whatever GitHub would say: named as supervisor or as
 * member or lead of a department, while who is a supervisor depends on no right and nothing on a team.
 */
export function isToldByPolicy(login: string, policy: Policy): boolean {
  const person: Person = { login, permission: "none", teams: [] };
  const isByName = policy.supervisors.logins.length > 0 && teamsOf(policy).length === 0;
  return isByName && rankOf(person, policy) !== "outsider";
}

const STAFF: readonly Permission[] = ["triage", "write", "maintain", "admin"];
const MANAGERS: readonly Permission[] = ["maintain", "admin"];

function rankOf(person: Person, policy: Policy): Standing["rank"] {
  if (isSupervisor(person, policy)) return "supervisor";
  return STAFF.includes(person.permission) || worksInDepartment(person, policy) ? "staff" : "outsider";
}

function isSupervisor(person: Person, { supervisors }: Policy): boolean {
  const configured = supervisors.logins.length + supervisors.teams.length > 0;
  return configured ? isAmong(person, supervisors) : MANAGERS.includes(person.permission);
}

function worksInDepartment(person: Person, policy: Policy): boolean {
  return Object.values(policy.departments).some(({ members, lead, team }) =>
    isAmong(person, { logins: lead === null ? members : [...members, lead], teams: team === null ? [] : [team] }),
  );
}

function isAmong(person: Person, { logins, teams }: Principals): boolean {
  return (
    logins.some((login) => sameLogin(login, person.login)) ||
    teams.some((team) => person.teams.some((mine) => sameLogin(mine, team)))
  );
}
