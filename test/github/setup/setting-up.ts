/** A repository of the sandbox that is set up, and people who do what they like to it. */
import { RAW, textOf } from "../../../src/github/git/content.ts";
import { createPolicies } from "../../../src/github/policy/policy.ts";
import { setUp } from "../../../src/github/setup/setup.ts";
import type { SetupAsked } from "../../../src/github/setup/setup.ts";
import { parseForm, questionsOf } from "../../../src/sandbox/pages/form-file.ts";
import type { SandboxSetup } from "../../../src/sandbox/sandbox.ts";
import { loadTexts, loadWords } from "../../../src/words.ts";
import { client, honest, installed, SUPPORT } from "../../sandbox/world.ts";

export const OWN = "caseworker-setup";
export const EN = ".github/ISSUE_TEMPLATE/1-problem.en.yml";
export const ZH = ".github/ISSUE_TEMPLATE/2-problem.zh-CN.yml";
export const POLICY = ".github/caseworker.yml";

/** The headings of a form as GitHub reads it. */
export function headings(text: string): string[] {
  const form = parseForm(text);
  return form === null ? [] : questionsOf(form).map(({ question }) => question.attributes.label);
}

type Repository = SandboxSetup["repositories"][number];

const PLAIN: Repository = {
  owner: SUPPORT.owner,
  name: SUPPORT.repo,
  collaborators: { carol: "write", dan: "admin" },
  files: { "README.md": "# Support\n" },
};

/** The support repository with these differences, a client for carol, who writes, and the set-up. */
export async function settingUp(different: Partial<Repository> = {}, others: Repository[] = []) {
  const sandbox = honest({ repositories: [{ ...PLAIN, ...different }, ...others] });
  const app = await installed(sandbox);
  const carol = client(sandbox, "t-carol");
  const policies = createPolicies(() => sandbox.now());
  const doors = {
    clientsFor: async () => ({ writer: app, reader: app }),
    policies,
    loadWords,
    loadTexts,
    clock: () => sandbox.now(),
  };
  const run = async (asked: Partial<SetupAsked> = {}) => {
    // As a webhook would say of a push.
    policies.forget(SUPPORT);
    const before = sandbox.requests().length;
    const report = await setUp(doors, SUPPORT, { hint: null, dryRun: false, again: false, locale: null, ...asked });
    const sent = sandbox.requests().slice(before);
    const written = sent.filter(({ method }) => method !== "GET").map(({ operation }) => operation);
    return { ...report, reads: sent.length - written.length, written };
  };
  return { sandbox, app, carol, run, ...looking(app), ...doing(carol) };
}

type Client = Awaited<ReturnType<typeof installed>>;

function looking({ rest, paginate }: Client) {
  const text = async (path: string, ref: string) => {
    const { data } = await rest.repos.getContent({ ...SUPPORT, path, ref, mediaType: RAW });
    return textOf(data) ?? "";
  };
  const paths = async (ref: string) => {
    const { data } = await rest.git.getTree({ ...SUPPORT, tree_sha: ref, recursive: "1" });
    return data.tree.filter(({ type }) => type === "blob").map(({ path }) => path);
  };
  const pulls = async () => (await rest.pulls.list({ ...SUPPORT, state: "all" })).data;
  const labels = () => paginate(rest.issues.listLabelsForRepo, { ...SUPPORT, per_page: 100 });
  return { text, paths, pulls, labels };
}

/** What a person does. */
function doing({ rest }: Client) {
  const write = async (path: string, text: string, branch = "main") => {
    const content = Buffer.from(text).toString("base64");
    await rest.repos.createOrUpdateFileContents({ ...SUPPORT, path, branch, message: "by hand", content });
  };
  const shaOf = async (path: string, ref: string) => {
    const { data } = await rest.repos.getContent({ ...SUPPORT, path, ref });
    return "sha" in data ? data.sha : "";
  };
  const change = async (path: string, text: string, branch = "main") => {
    const content = Buffer.from(text).toString("base64");
    const sha = await shaOf(path, branch);
    await rest.repos.createOrUpdateFileContents({ ...SUPPORT, path, branch, message: "by hand", content, sha });
  };
  const remove = async (path: string, branch = "main") => {
    await rest.repos.deleteFile({ ...SUPPORT, path, branch, message: "by hand", sha: await shaOf(path, branch) });
  };
  const merge = async () => {
    const { data } = await rest.git.getRef({ ...SUPPORT, ref: `heads/${OWN}` });
    await rest.git.updateRef({ ...SUPPORT, ref: "heads/main", sha: data.object.sha });
  };
  const makeBranch = async () => {
    const { data } = await rest.git.getRef({ ...SUPPORT, ref: "heads/main" });
    await rest.git.createRef({ ...SUPPORT, ref: `refs/heads/${OWN}`, sha: data.object.sha });
  };
  const dropBranch = () => rest.git.deleteRef({ ...SUPPORT, ref: `heads/${OWN}` });
  const close = (pull_number: number) => rest.pulls.update({ ...SUPPORT, pull_number, state: "closed" });
  return { write, change, remove, merge, makeBranch, dropBranch, close };
}
