import { describe, expect, test } from "vitest";
import { company, KB } from "./world.ts";

/** An issue of the knowledge base, which has number 1. */
async function reported() {
  const all = await company();
  await all.carol.rest.issues.create({ ...KB, title: "wrong" });
  return all;
}

type Company = Awaited<ReturnType<typeof reported>>;

async function commit({ carol }: Company, message: string, branch = "main"): Promise<string> {
  const file = { ...KB, path: `${branch}.md`, content: "", message, branch };
  return (await carol.rest.repos.createOrUpdateFileContents(file)).data.commit.sha ?? "";
}

async function closing({ app }: Company) {
  const { data } = await app.rest.issues.listEventsForTimeline({ ...KB, issue_number: 1 });
  return data.find(({ event }) => event === "closed");
}

/** And a branch beside the default one. */
async function branched() {
  const all = await reported();
  const { data } = await all.app.rest.git.getRef({ ...KB, ref: "heads/main" });
  await all.carol.rest.git.createRef({ ...KB, ref: "refs/heads/mend", sha: data.object.sha });
  return all;
}

describe("a commit on the default branch", () => {
  test.for(["Fixes #1", "so that it closed #1.", "RESOLVE: #1", "Mend it\n\nfix #1, fix #9"])(
    "closes the issue it names: %s",
    async (message) => {
      const all = await reported();
      const sha = await commit(all, message);
      expect(await closing(all)).toMatchObject({
        actor: { login: "carol" },
        commit_id: sha,
        state_reason: "completed",
      });
    },
  );

  test.for(["See #1", "prefixes #1", "Fixes acme/support#1", "fixes 1"])("closes nothing: %s", async (message) => {
    const all = await reported();
    await commit(all, message);
    expect(await closing(all)).toBeUndefined();
  });
});

describe("a branch that closes an issue", () => {
  test("does so when its commits reach the default branch, and not before", async () => {
    const all = await branched();
    const sha = await commit(all, "Fixes #1", "mend");
    expect(await closing(all)).toBeUndefined();
    await all.carol.rest.git.updateRef({ ...KB, ref: "heads/main", sha });
    expect(await closing(all)).toMatchObject({ commit_id: sha });
  });

  test("does so by the description of its pull request when that is merged", async () => {
    const all = await branched();
    const sha = await commit(all, "Mend it", "mend");
    await all.carol.rest.pulls.create({ ...KB, title: "x", body: "Closes #1", head: "mend", base: "main" });
    expect(await closing(all)).toBeUndefined();
    await all.carol.rest.git.updateRef({ ...KB, ref: "heads/main", sha });
    expect(await closing(all)).toMatchObject({ actor: { login: "carol" }, commit_id: sha });
  });
});
