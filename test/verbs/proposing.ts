/** Pull requests that change a policy in the sandbox, and what the app says of them. */
import { pino } from "pino";
import { createPolicies } from "../../src/github/policy/policy.ts";
import type { SandboxSetup } from "../../src/sandbox/sandbox.ts";
import { checkRow } from "../../src/verbs/check-row.ts";
import { client, honest, installed, SUPPORT } from "../sandbox/world.ts";

export const POLICY = ".github/caseworker.yml";

export type Repository = SandboxSetup["repositories"][number];

/** A support repository with this policy, beside others. */
export async function proposing(policy: string | null, different: Partial<Repository> = {}, others: Repository[] = []) {
  const files = { "README.md": "# Support\n", ...(policy === null ? {} : { [POLICY]: policy }) };
  const here = { owner: SUPPORT.owner, name: SUPPORT.repo, collaborators: { carol: "write" as const }, files };
  const sandbox = honest({ repositories: [{ ...here, ...different }, ...others] });
  const app = await installed(sandbox);
  const policies = createPolicies(() => sandbox.now());
  const means = { log: pino({ level: "silent" }), now: () => sandbox.now() };
  /** Checks a pull request; what was asked of GitHub for it. */
  const check = async (number: number) => {
    const before = sandbox.requests().length;
    const row = { pull: { ...SUPPORT, number }, hint: null };
    const looked = await checkRow({ clientFor: async () => app, policies }, row, means);
    const asked = sandbox.requests().slice(before);
    return { looked, asked: asked.map(({ operation }) => operation) };
  };
  const inForce = () => policies.policyOf(app, SUPPORT);
  /** As a webhook would say it. */
  const pushed = () => policies.forget(SUPPORT);
  return { sandbox, app, check, inForce, pushed, ...author(client(sandbox, "t-carol").rest), runs: runsOf(app.rest) };
}

type Rest = Awaited<ReturnType<typeof installed>>["rest"];

/** What is said of a commit, newest first. */
function runsOf(rest: Rest) {
  return async (ref: string) => (await rest.checks.listForRef({ ...SUPPORT, ref, filter: "all" })).data.check_runs;
}

/** Whoever proposes. */
function author(rest: Rest) {
  const shaOf = async (path: string, ref: string) => {
    const { data } = await rest.repos.getContent({ ...SUPPORT, path, ref }).catch(() => ({ data: {} }));
    return "sha" in data ? { sha: data.sha } : {};
  };
  const branch = async (name: string) => {
    const { data } = await rest.git.getRef({ ...SUPPORT, ref: "heads/main" });
    await rest.git.createRef({ ...SUPPORT, ref: `refs/heads/${name}`, sha: data.object.sha });
  };
  /** Null takes the file away. */
  const write = async (text: string | null, { on = "change", path = POLICY } = {}) => {
    const at = { ...SUPPORT, path, branch: on, message: "m" };
    const known = await shaOf(path, on);
    const { data } =
      text === null
        ? await rest.repos.deleteFile({ sha: "", ...at, ...known })
        : await rest.repos.createOrUpdateFileContents({
            ...at,
            ...known,
            content: Buffer.from(text).toString("base64"),
          });
    return data.commit.sha ?? "";
  };
  const open = async (base = "main", head = "change") =>
    (await rest.pulls.create({ ...SUPPORT, title: "Change", head, base })).data.number;
  /** A pull request with this policy; its number, and its commit. */
  const propose = async (text: string | null) => {
    await branch("change");
    const sha = await write(text);
    return { number: await open(), sha };
  };
  const close = (pull_number: number) => rest.pulls.update({ ...SUPPORT, pull_number, state: "closed" });
  return { branch, write, open, propose, close };
}
