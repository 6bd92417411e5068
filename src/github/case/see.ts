/** One case in view: read, with everybody whose right matters and the policy in force, and the hands to act on it. */
import { withCarded } from "../../core/board/move.ts";
import type { Carded } from "../../core/board/move.ts";
import type { CaseId, Issue, Item, Person } from "../../core/model/case.ts";
import type { CaseSnapshot } from "../../core/model/snapshot.ts";
import type { Effect } from "../../core/model/effect.ts";
import { lookUpsFor, namedByStaff } from "../../core/look-ups.ts";
import { givenByBot } from "../../core/model/peers.ts";
import type { Seal } from "../../core/text/marker.ts";
import type { Policy } from "../../core/model/policy.ts";
import { isToldByPolicy, teamsOf } from "../../core/workflow/role.ts";
import type { Act, Outcome } from "./act.ts";
import type { ReadIndex } from "../knowledge/index-file.ts";
import type { Observe } from "./observe.ts";
import { readNamed } from "./named.ts";
import type { Octokit } from "../client/octokit.ts";
import { readPeers } from "./peers.ts";
import type { People } from "./people.ts";
import type { Policies } from "../policy/policy.ts";
import type { ReadReactions } from "./reactions.ts";

/** What looking at cases needs: clients by installation, and what is kept between looks. */
export interface Eyes {
  /** The client for this case's repository. */
  clientFor: (id: CaseId, hint: string | null) => Promise<Octokit>;
  observe: Observe;
  readReactions: ReadReactions;
  policies: Policies;
  people: People;
  act: Act;
  /** The record of a case as it was kept elsewhere, for when its own is lost; null when there is none. */
  recall: (id: CaseId) => Promise<string | null>;
  /** How the case's card on the board was changed by hand of late. */
  recallMoves: (id: CaseId) => Promise<Carded[]>;
  readIndex: ReadIndex;
  seal: Seal;
}

/** Structurally the View of reconcile.ts. */
export interface Sight {
  snapshot: CaseSnapshot;
  policy: Policy;
  act(effects: readonly Effect[]): Promise<Outcome>;
}

/** Reads a case: two requests when nobody new acted. Null when there is none; follows it to where it was moved. */
export async function seeCase(eyes: Eyes, id: CaseId, hint: string | null): Promise<Sight | null> {
  const octokit = await eyes.clientFor(id, hint);
  const sighting = await eyes.observe(octokit, id);
  if (sighting.seen === "gone" && sighting.to !== null) return seeCase(eyes, sighting.to, null);
  if (sighting.seen !== "case") return null;
  const { policy, problems } = await eyes.policies.policyOf(octokit, id);
  const { issue, now } = sighting;
  const carded = policy.board === null ? [] : await eyes.recallMoves(id);
  const items = withCarded(sighting.items, carded);
  const around = await lookAround({ eyes, octokit, id, policy }, issue, items);
  return {
    snapshot: { id, issue, now, problems, ...around },
    policy,
    act: (effects) => eyes.act(octokit, id, effects),
  };
}

interface Place {
  eyes: Eyes;
  octokit: Octokit;
  id: CaseId;
  policy: Policy;
}

/** What else the case depends on, as far as it does now (look-ups.ts). */
async function lookAround(
  place: Place,
  issue: Issue,
  items: Item[],
): Promise<Pick<CaseSnapshot, "items" | "copy" | "people" | "managers" | "peers" | "index" | "issues">> {
  const { eyes, octokit, id, policy } = place;
  const binding = { issueId: issue.id, seal: eyes.seal };
  const copy = await eyes.recall(id);
  const { logins, named, peers, index, reactionsOf } = lookUpsFor({ issue, items, copy }, policy, binding);
  const reactions = reactionsOf === null ? [] : await eyes.readReactions(octokit, id, reactionsOf);
  const acting = await lookUpPeople(place, [...logins, ...reactions.map(({ by }) => by.toLowerCase())]);
  const counting = namedByStaff(named, acting, policy);
  const people = new Map([...acting, ...(await lookUpPeople(place, counting.logins))]);
  const own = { labels: issue.labels, given: givenByBot(issue, items) };
  const { supervisors } = policy;
  const isNamed = supervisors.logins.length + supervisors.teams.length > 0;
  return {
    items: [...items, ...reactions],
    copy,
    people,
    managers: isNamed ? [] : await eyes.people.managers(octokit, id),
    index: index && policy.knowledge !== null ? await eyes.readIndex(octokit, policy.knowledge) : null,
    issues: await readNamed(octokit, id, counting.issues),
    peers: peers && (await readPeers(octokit, id, { ...peers, ...own, policy, listMembers: eyes.people.members })),
  };
}

/** By their logins in small letters. Of whom the policy tells enough GitHub is not asked. */
async function lookUpPeople(
  { eyes, octokit, id, policy }: Place,
  logins: readonly string[],
): Promise<Map<string, Person>> {
  const all = [...new Set(logins)];
  const unknown = all.filter((login) => !isToldByPolicy(login, policy));
  const people = await eyes.people.lookUp(octokit, id, { logins: unknown, teams: teamsOf(policy) });
  for (const login of all) if (!people.has(login)) people.set(login, { login, permission: "none", teams: [] });
  return people;
}
