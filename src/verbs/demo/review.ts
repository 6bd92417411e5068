/** The pull request by which a case's article is reviewed, and what a reviewer does to it. */
import { BASE } from "./person.ts";
import type { Person } from "./person.ts";

type Pull = Awaited<ReturnType<Person["octokit"]["rest"]["pulls"]["list"]>>["data"][number];

/** What the article is to say; empty where there shall be none. Null while nothing of the case is proposed. */
export async function proposedOf(person: Person, number: number): Promise<string | null> {
  const pull = await proposalOf(person, number);
  if (pull === null) return null;
  const { rest } = person.octokit;
  const { data: files } = await rest.pulls.listFiles({ ...BASE, pull_number: pull.number });
  const file = files.find(({ filename, status }) => status !== "removed" && /\/\d{4}\/[^/]+\.md$/.test(filename));
  if (file?.sha === undefined || file.sha === null) return "";
  const { data: blob } = await rest.git.getBlob({ ...BASE, file_sha: file.sha });
  return Buffer.from(blob.content, "base64").toString("utf8");
}

/** Merges or closes it. Throws where GitHub's button would be grey: the branch lacks what the default branch has. */
export async function review(person: Person, number: number, how: "merge" | "close"): Promise<void> {
  const pull = await proposalOf(person, number);
  if (pull === null) throw new Error(`no pull request of case ${number} is open`);
  const { rest } = person.octokit;
  if (how === "close") {
    await rest.pulls.update({ ...BASE, pull_number: pull.number, state: "closed" });
    return;
  }
  const { data: main } = await rest.git.getRef({ ...BASE, ref: "heads/main" });
  const { data: commits } = await rest.repos.listCommits({ ...BASE, sha: pull.head.sha, per_page: 100 });
  if (!commits.some(({ sha }) => sha === main.object.sha)) throw new Error(`#${pull.number} has conflicts`);
  const tree = commits[0]?.commit.tree.sha ?? "";
  const parents = [main.object.sha, pull.head.sha];
  const { data: merged } = await rest.git.createCommit({ ...BASE, message: `Merge ${pull.head.ref}`, tree, parents });
  await rest.git.updateRef({ ...BASE, ref: "heads/main", sha: merged.sha });
}

/** The case is known by its number, with which the ID ends. */
async function proposalOf({ octokit }: Person, number: number): Promise<Pull | null> {
  const { data } = await octokit.rest.pulls.list({ ...BASE, state: "open", per_page: 100 });
  const end = String(number).padStart(4, "0");
  return data.find(({ head }) => head.ref.startsWith("caseworker/") && head.ref.endsWith(end)) ?? null;
}
