/** Department → handler, by the department's rule (workflow.md, "2 Grading and assignment"). */
import { sameLogin } from "../model/case.ts";
import type { Instant } from "../model/case.ts";
import type { Peers } from "../model/peers.ts";
import type { Department, Policy } from "../model/policy.ts";
import { wallClock } from "../calendar/wall-clock.ts";

/** What the choice depends on. */
export interface Choice {
  policy: Policy;
  peers: Peers;
  at: Instant;
}

/**
 * Who gets the next case of the department: its rule, then its lead, then a supervisor; null when all are away or nobody
 * is named. A choice that was made and not written down stands: meanwhile it may be another's turn.
 */
export function chooseHandler(key: string, choice: Choice): string | null {
  const department = choice.policy.departments[key];
  if (department === undefined) return null;
  const here = (login: string) => !isAway(login, choice);
  const { lead } = department;
  const others = [...(lead === null ? [] : [lead]), ...choice.policy.supervisors.logins];
  const asked = [...RULES[department.assign](key, department, choice), ...others];
  const given = asked.filter((login) => choice.peers.given?.some((other) => sameLogin(other, login)));
  return [...given, ...asked].find(here) ?? null;
}

/** Whether somebody is named as working in the department. */
export function worksIn(key: string, login: string, { policy, peers }: Omit<Choice, "at">): boolean {
  const department = policy.departments[key];
  if (department === undefined) return false;
  const named = [...membersOf(department, peers), ...(department.rota?.turns ?? []), department.lead ?? ""];
  return named.some((other) => sameLogin(other, login));
}

/** Everybody of the department in the order in which they should be asked. */
const RULES: Record<Department["assign"], (key: string, department: Department, choice: Choice) => readonly string[]> =
  {
    "round-robin": (key, department, { peers }) => turned(membersOf(department, peers), peers.routed[key] ?? 0),
    "least-loaded": (_, department, { peers }) =>
      membersOf(department, peers).toSorted((a, b) => loadOf(a, peers) - loadOf(b, peers) || (a < b ? -1 : 1)),
    rota: (_, { rota }, { at }) => (rota === null ? [] : turned(rota.turns, Math.floor((at - rota.from) / rota.every))),
  };

function membersOf({ members, team }: Department, { teams }: Peers): readonly string[] {
  return members.length > 0 ? members : (teams[team ?? ""] ?? []);
}

function loadOf(login: string, { open }: Peers): number {
  return open.filter(({ handlers }) => handlers.some((handler) => sameLogin(handler, login))).length;
}

/** The list begun at its n-th place, round and round; n may be negative. */
function turned(list: readonly string[], n: number): readonly string[] {
  if (list.length === 0) return list;
  const start = ((n % list.length) + list.length) % list.length;
  return [...list.slice(start), ...list.slice(0, start)];
}

/** Both days of an absence count, in the policy's zone. */
function isAway(login: string, { policy, at }: Choice): boolean {
  const day = wallClock(at, policy.timezone, "yyyy-MM-dd");
  return policy.away.some(({ who, from, to }) => sameLogin(who, login) && from <= day && day <= to);
}
