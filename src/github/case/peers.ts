/** The other cases of a repository, read when one of them depends on them: whose turn it is, and what is alike. */
import type { CaseId } from "../../core/model/case.ts";
import { CASE_LABEL } from "../../core/workflow/labels.ts";
import type { Peer, Peers } from "../../core/model/peers.ts";
import type { Policy } from "../../core/model/policy.ts";
import { unlessMissing } from "../client/fault.ts";
import { loginOf } from "./item.ts";
import type { Octokit, Repository } from "../client/octokit.ts";
import type { ListMembers } from "./people.ts";

/** What is read of GitHub's answer. */
type RawIssue = Awaited<ReturnType<Octokit["rest"]["issues"]["listForRepo"]>>["data"][number];

const DEPARTMENT = "department/";

/**
 * All open cases but this one, 100 a request; how many cases each of the departments that takes turns
 * has had, one request each.
 * None where a stand-in for GitHub has no list of issues.
 */
export async function readPeers(octokit: Octokit, id: CaseId, asking: Asking): Promise<Peers> {
  const { owner, repo } = id;
  const asked = { owner, repo, labels: CASE_LABEL, state: "open", per_page: 100 } as const;
  const issues = (await unlessMissing(octokit.paginate(octokit.rest.issues.listForRepo, asked))) ?? [];
  const open = issues.filter(({ number, pull_request }) => number !== id.number && !pull_request).map(peerOf);
  const routed: [string, number][] = [];
  const teams: [string, readonly string[]][] = [];
  for (const key of asking.departments) {
    const department = asking.policy.departments[key];
    if (department === undefined) continue;
    const { assign, members, team } = department;
    const takesTurns = assign === "round-robin" && (members.length > 1 || team !== null);
    if (takesTurns) routed.push([key, await countOthers(octokit, id, { label: `${DEPARTMENT}${key}`, ...asking })]);
    if (members.length === 0 && team !== null) teams.push([team, await asking.listMembers(octokit, team)]);
  }
  return { open, routed: Object.fromEntries(routed), teams: Object.fromEntries(teams), given: asking.given };
}

interface Asking {
  /** The labels of the case itself. */
  labels: readonly string[];
  /** Whom it was given to by a look that was broken off (core/model/peers.ts). */
  given: readonly string[];
  policy: Policy;
  /** Those that may have to choose a handler now. */
  departments: readonly string[];
  listMembers: ListMembers;
}

function peerOf({ number, title, body, labels, assignees }: RawIssue): Peer {
  const names = labels.map((label) => (typeof label === "string" ? label : (label.name ?? "")));
  const department = names.find((name) => name.startsWith(DEPARTMENT))?.slice(DEPARTMENT.length) ?? null;
  return { number, title, body: body ?? "", department, handlers: (assignees ?? []).map(loginOf) };
}

/** How many other cases carry the label: a look that was broken off may have set it here already. */
async function countOthers(octokit: Octokit, at: Repository, { label, labels }: Counting): Promise<number> {
  const itself = [CASE_LABEL, label].every((one) => labels.includes(one)) ? 1 : 0;
  return Math.max(0, (await countOf(octokit, at, label)) - itself);
}

interface Counting extends Pick<Asking, "labels"> {
  label: string;
}

/** How many issues carry the label, open and closed: the number of the last page of one each. */
async function countOf(octokit: Octokit, { owner, repo }: Repository, label: string): Promise<number> {
  const asked = { owner, repo, labels: `${CASE_LABEL},${label}`, state: "all", per_page: 1 } as const;
  const answer = await unlessMissing(octokit.rest.issues.listForRepo(asked));
  if (answer === null) return 0;
  const { data, headers } = answer;
  const last = /[?&]page=(\d+)[^>]*>; rel="last"/.exec(headers.link ?? "")?.[1];
  return last === undefined ? data.length : Number(last);
}
