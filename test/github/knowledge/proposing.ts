/** A knowledge base of the sandbox whose team reviews, and what people do to the pull requests there. */
import type { Publication } from "../../../src/core/model/effect.ts";
import type { ArticleFacts } from "../../../src/core/knowledge/article.ts";
import type { Locale } from "../../../src/core/model/policy.ts";
import { parseIndex } from "../../../src/core/knowledge/index-file.ts";
import { RAW, textOf } from "../../../src/github/git/content.ts";
import type { Octokit } from "../../../src/github/client/octokit.ts";
import { propose } from "../../../src/github/knowledge/propose.ts";
import type { SandboxSetup } from "../../../src/sandbox/sandbox.ts";
import { loadWords } from "../../../src/words.ts";
import { FACTS, publication, speech } from "../../core/knowledge/closed-case.ts";
import { client, honest, installed, KB } from "../../sandbox/world.ts";

export const BRANCH = "caseworker/TK202611230017";
export const ARTICLE = "articles/2026/TK202611230017-payment-page-fails.md";
export const INDEX = "articles/index.json";
export const TABLE = "articles/README.md";

/** Another case than that of the facts. */
export const OTHER = {
  id: "TK202611230018",
  title: "Login fails",
  source: { ...FACTS.source, name: "acme/support#18" },
};
export const OTHER_BRANCH = "caseworker/TK202611230018";

/** Who may read the case. */
const source = async () => "private" as const;

/** What a case says that is reviewed. */
export function reviewed(facts: Partial<ArticleFacts> = {}, locale: Locale = "en"): Publication {
  return { ...publication(facts, speech(locale)), repository: "acme/kb", mode: "pull-request" };
}

type Repository = SandboxSetup["repositories"][number];

const BASE: Repository = {
  owner: KB.owner,
  name: KB.repo,
  private: true,
  collaborators: { carol: "write" },
  files: { "README.md": "# Known problems\n" },
};

/** The knowledge base with these differences; the app's token covers no more than it needs there. */
export async function proposing(different: Partial<Repository> = {}) {
  const sandbox = honest({ repositories: [{ ...BASE, ...different }] });
  const permissions = { contents: "write", pull_requests: "write" };
  const app = await installed(sandbox, { repositories: [KB.repo], permissions });
  const run = async (written: Publication = reviewed()) => {
    const before = sandbox.requests().length;
    const { pull } = await propose(written, { octokit: app, words: loadWords(written.locale), source });
    return {
      pull,
      sent: sandbox
        .requests()
        .slice(before)
        .map(({ operation }) => operation),
    };
  };
  const carol = client(sandbox, "t-carol");
  return { sandbox, app, carol, run, ...looking(app), ...doing(carol) };
}

/** What is to be seen in the knowledge base. */
function looking({ rest }: Octokit) {
  const text = async (path: string, ref = "main") => {
    const answer = await rest.repos.getContent({ ...KB, path, ref, mediaType: RAW }).catch(() => null);
    return textOf(answer?.data);
  };
  const index = async (ref = "main") => {
    const reading = parseIndex((await text(INDEX, ref)) ?? "[]");
    return "entries" in reading ? reading.entries : [];
  };
  const ids = async (ref = "main") => (await index(ref)).map(({ id }) => id);
  const pulls = async () => (await rest.pulls.list({ ...KB, state: "all", direction: "asc" })).data;
  const changed = async (number: number) =>
    (await rest.pulls.listFiles({ ...KB, pull_number: number })).data.map(({ filename }) => filename);
  const log = async (ref = "main") => (await rest.repos.listCommits({ ...KB, sha: ref })).data;
  return { text, index, ids, pulls, changed, log };
}

/** What a person does there. */
function doing({ rest }: Octokit) {
  const tip = async (branch: string) => (await rest.git.getRef({ ...KB, ref: `heads/${branch}` })).data.object.sha;
  const write = async (path: string, text: string, branch = "main") => {
    const old = await rest.repos.getContent({ ...KB, path, ref: branch }).catch(() => null);
    const sha = old !== null && "sha" in old.data ? { sha: old.data.sha } : {};
    const content = Buffer.from(text).toString("base64");
    await rest.repos.createOrUpdateFileContents({ ...KB, path, branch, message: "by hand", content, ...sha });
  };
  const remove = async (path: string, branch = "main") => {
    const { data } = await rest.repos.getContent({ ...KB, path, ref: branch });
    const sha = "sha" in data ? data.sha : "";
    await rest.repos.deleteFile({ ...KB, path, branch, message: "away", sha });
  };
  /** As GitHub's button does: a commit that follows both, with the files of the pull request's branch. */
  const merge = async (branch = BRANCH) => {
    const [main, own] = [await tip("main"), await tip(branch)];
    const { data } = await rest.git.getCommit({ ...KB, commit_sha: own });
    const commit = { message: `Merge ${branch}`, tree: data.tree.sha, parents: [main, own] };
    const { sha } = (await rest.git.createCommit({ ...KB, ...commit })).data;
    await rest.git.updateRef({ ...KB, ref: "heads/main", sha });
  };
  const dropBranch = (branch = BRANCH) => rest.git.deleteRef({ ...KB, ref: `heads/${branch}` });
  const close = (pull_number: number) => rest.pulls.update({ ...KB, pull_number, state: "closed" });
  return { tip, write, remove, merge, dropBranch, close };
}
