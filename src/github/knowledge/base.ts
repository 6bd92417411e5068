/** The repository that is the knowledge base: whether it may be written to, and what a publication changes there. */
import type { Publication } from "../../core/model/effect.ts";
import { changesOf, indexPath } from "../../core/knowledge/files.ts";
import { formatIndex, mergedIndex } from "../../core/knowledge/index-file.ts";
import { markdown } from "../../core/text/markdown.ts";
import { plain } from "../../core/text/plain.ts";
import type { Words } from "../../core/text/words.ts";
import { unlessMissing } from "../client/fault.ts";
import { readText } from "../git/commit.ts";
import type { Branch, Files, Head, TreeFile } from "../git/commit.ts";
import type { Octokit, Repository } from "../client/octokit.ts";

/** Who may read a repository, fewest first. */
const VISIBILITIES = ["private", "internal", "public"] as const;
export type Visibility = (typeof VISIBILITIES)[number];

/** What is read of GitHub's answer. */
type RawRepository = Partial<Awaited<ReturnType<Octokit["rest"]["repos"]["get"]>>["data"]>;

/** Who may read it: by a client that may. A repository of which nothing is told counts as private. */
export async function readVisibility(octokit: Octokit, { owner, repo }: Repository): Promise<Visibility> {
  const answer = await unlessMissing(octokit.rest.repos.get({ owner, repo }));
  return answer === null ? "private" : visibilityOf(answer.data);
}

/**
 * The default branch, under the repository's name of today. Throws in words when it is not there, and when more people
 * could read it than `source` without the policy's word for it (knowledge.md, "Privacy").
 */
export async function openBase(octokit: Octokit, publication: Publication, source: Source): Promise<Branch> {
  const { repository } = publication;
  const asked = nameOf(repository);
  const data = await readRepository(octokit, repository);
  if (!publication.public) await refuseWider(visibilityOf(data), repository, source);
  const { name = asked.repo, default_branch: branch = "main" } = data;
  return { octokit, owner: data.owner?.login ?? asked.owner, repo: name, branch };
}

type Source = () => Promise<Visibility>;

async function refuseWider(visibility: Visibility, repository: string, source: Source): Promise<void> {
  if (visibility === "private") return;
  const allowed = await source();
  if (VISIBILITIES.indexOf(visibility) <= VISIBILITIES.indexOf(allowed)) return;
  throw new Error(
    `${repository} is ${visibility}, the case is ${allowed}: only "public: yes" in the policy allows that.`,
  );
}

async function readRepository(octokit: Octokit, repository: string): Promise<RawRepository> {
  const answer = await unlessMissing(octokit.rest.repos.get(nameOf(repository)));
  if (answer === null) throw new Error(`${repository} is not there, or the app is not installed on it.`);
  return answer.data;
}

function nameOf(repository: string): { owner: string; repo: string } {
  const [owner = "", repo = ""] = repository.split("/");
  return { owner, repo };
}

/** Who may read the repository that GitHub answered with. */
export function visibilityOf({
  visibility,
  private: hidden,
}: Pick<RawRepository, "visibility" | "private">): Visibility {
  return VISIBILITIES.find((known) => known === visibility) ?? (hidden ? "private" : "public");
}

/** What the commit on top of `head` holds. Throws in words when the index there cannot be read. */
export async function filesOn(head: Head, at: Branch, saying: Saying): Promise<Files> {
  const { publication, words, proposed = null } = saying;
  const path = indexPath(publication);
  const index = await readText(at, path, head.commit);
  const known = proposed === null ? null : await readText(at, path, proposed);
  const changes = changesOf(publication, withProposed({ index, known }, publication), words);
  if ("broken" in changes) {
    throw new Error(`${path} in ${publication.repository} cannot be read, ${changes.broken}: mend or delete it.`);
  }
  return { files: await possible(changes.files, at, head), message: messageOf(saying) };
}

interface Saying {
  publication: Publication;
  words: Words;
  /** The commit of a branch on which the case is proposed already: what the index there says of it counts as known. */
  proposed?: string | null;
}

/** The index as it is to be read; one that is broken is left to whoever reads it. */
function withProposed(indexes: { index: string | null; known: string | null }, { caseId }: Publication): string | null {
  const { index, known } = indexes;
  if (known === null) return index;
  const reading = mergedIndex(index, known, caseId);
  return "entries" in reading ? formatIndex(reading.entries) : index;
}

/** What a commit or a pull request is called: one line, in which nothing refers, mentions or closes. */
function messageOf({ publication: { caseId, entry }, words }: Saying): string {
  const view = { id: markdown(plain(caseId, 40)), title: markdown(plain(entry.title, 60)) };
  return words.say("knowledge-commit", view).trim();
}

/** GitHub refuses to take away what is not there; somebody may have done it by hand. */
export async function possible<T extends TreeFile>(files: readonly T[], at: Branch, head: Head): Promise<T[]> {
  const isThere = async (path: string) => (await readText(at, path, head.commit)) !== null;
  const there = await Promise.all(
    files.map(async (file) => "sha" in file || file.text !== null || (await isThere(file.path))),
  );
  return files.filter((_, index) => there[index]);
}
