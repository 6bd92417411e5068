import { describe, expect, test } from "vitest";
import { classify } from "../../../src/github/client/fault.ts";
import { KB } from "../../sandbox/world.ts";
import { ARTICLE, BRANCH, INDEX, OTHER, OTHER_BRANCH, proposing, reviewed } from "./proposing.ts";

type House = Awaited<ReturnType<typeof proposing>>;

const AGAIN = reviewed({ title: "Payment fails at night", path: ARTICLE });

const REFS = "POST /repos/{owner}/{repo}/git/refs";
const REF = "PATCH /repos/{owner}/{repo}/git/refs/{ref}";
const TREES = "POST /repos/{owner}/{repo}/git/trees";
const PULLS = "POST /repos/{owner}/{repo}/pulls";
const PULL = "PATCH /repos/{owner}/{repo}/pulls/{pull_number}";

/** Does something before the first request of the app with this method and path. */
function beforeFirst({ app }: House, route: string, act: () => Promise<unknown>): void {
  let done = false;
  app.hook.before("request", async ({ method, url }) => {
    if (done || `${method} ${url}` !== route) return;
    done = true;
    await act();
  });
}

/** GitHub's answer to every request of this kind from now on. */
function answer({ app }: House, route: string, message: string): void {
  app.hook.before("request", ({ method, url }) => {
    if (`${method} ${url}` === route) throw Object.assign(new Error(message), { status: 422, request: { url } });
  });
}

/** What is there in the end, whichever way it came about. */
async function outcome({ pulls, log, text, changed }: House) {
  const all = await pulls();
  return {
    pulls: all.map(({ title, state }) => [title, state]),
    files: await changed(all.length),
    commits: (await log(BRANCH)).length,
    article: await text(ARTICLE, BRANCH),
  };
}

/** A case that closes once, and one that closes again while its pull request is open. */
const CLOSINGS = [
  ["a first closing", []],
  ["a closing again", [reviewed()]],
] as const;

describe.for(CLOSINGS)("%s comes to the same end", ([, before]) => {
  const undisturbed = async () => {
    const house = await proposing();
    for (const written of before) await house.run(written);
    return house;
  };

  test("ended at any write, and done again", async () => {
    const usual = await undisturbed();
    await usual.run(AGAIN);
    for (const writes of [0, 1, 2, 3]) {
      const house = await undisturbed();
      let left = writes;
      house.app.hook.before("request", ({ method }) => {
        if (method !== "GET" && (left -= 1) === -1) throw new Error("killed");
      });
      await expect(house.run(AGAIN)).rejects.toThrow("killed");
      await house.run(AGAIN);
      expect((await house.run(AGAIN)).sent).toHaveLength(2);
      expect(await outcome(house)).toEqual(await outcome(usual));
    }
  });

  test("also where the write was done and its answer lost", async () => {
    const usual = await undisturbed();
    await usual.run(AGAIN);
    const routes = before.length === 0 ? [TREES, REFS, PULLS] : [TREES, REF, PULL];
    for (const route of routes) {
      const house = await undisturbed();
      let lost = false;
      house.app.hook.after("request", (_, { method, url }) => {
        if (lost || `${method} ${url}` !== route) return;
        lost = true;
        throw new Error("the answer is lost");
      });
      await expect(house.run(AGAIN)).rejects.toThrow("the answer is lost");
      await house.run(AGAIN);
      expect(await outcome(house)).toEqual(await outcome(usual));
    }
  });

  test("also where it is done several times at once", async () => {
    const usual = await undisturbed();
    await usual.run(AGAIN);
    const house = await undisturbed();
    const all = await Promise.all([house.run(AGAIN), house.run(AGAIN), house.run(AGAIN)]);
    expect(new Set(all.map(({ pull }) => pull)).size).toBe(1);
    const { commits, ...end } = await outcome(house);
    const { commits: least, ...expected } = await outcome(usual);
    expect(end).toEqual(expected);
    expect(commits).toBeGreaterThanOrEqual(least);
  });
});

describe("others at the same time", () => {
  test("two cases that close at once have a pull request each", async () => {
    const { run, pulls, ids } = await proposing();
    await Promise.all([run(), run(reviewed(OTHER))]);
    expect((await pulls()).map(({ head }) => head.ref).toSorted()).toEqual([BRANCH, OTHER_BRANCH]);
    expect([await ids(BRANCH), await ids(OTHER_BRANCH)]).toEqual([["TK202611230017"], ["TK202611230018"]]);
  });

  test("what a person commits to the branch just then stays", async () => {
    const house = await proposing();
    await house.run();
    beforeFirst(house, REF, () => house.write("articles/2026/pool.svg", "<svg/>", BRANCH));
    await house.run(AGAIN);
    expect(await house.text("articles/2026/pool.svg", BRANCH)).toBe("<svg/>");
    expect(await house.text(ARTICLE, BRANCH)).toContain("Payment fails at night");
  });

  test("a branch that is left over from before is taken as it is, and brought up to date", async () => {
    const house = await proposing();
    await house.app.rest.git.createRef({ ...KB, ref: `refs/heads/${BRANCH}`, sha: await house.tip("main") });
    await house.write("notes.md", "mine", BRANCH);
    await house.write("README.md", "# Ours\n");
    await house.run();
    expect(await house.changed(1)).toEqual([ARTICLE, "articles/README.md", INDEX]);
    expect((await house.log(BRANCH)).map(({ commit }) => commit.message)).toContain("by hand");
  });

  test.for([REF, PULL])("it is merged just before %s: what is new is proposed by the next one", async (route) => {
    const house = await proposing();
    await house.run();
    const merged = await house.tip(BRANCH);
    beforeFirst(house, route, async () => {
      await house.carol.rest.git.updateRef({ ...KB, ref: "heads/main", sha: merged });
      if (route === PULL) await house.close(1);
    });
    await house.run(AGAIN);
    expect((await house.pulls()).map(({ state }) => state)).toEqual(["closed", "open"]);
    expect(await house.text(ARTICLE, BRANCH)).toContain("Payment fails at night");
    expect((await house.run(AGAIN)).sent).toHaveLength(2);
  });
});

/** What trying ended in, as case/act.ts judges it: "bug" is for people to mend. */
async function faultOf({ run }: House) {
  const error: unknown = await run().catch((thrown: unknown) => thrown);
  const { kind, why } = classify(error, 0);
  return [kind, why];
}

describe("what a person must mend is said in words", () => {
  test.for([
    ["a rule against the branch", REFS, "Cannot create ref due to creations being restricted."],
    ["a pull request that is not taken", PULLS, "Validation Failed: custom"],
  ])("%s, after a second try", async ([, route = "", message = ""]) => {
    const house = await proposing();
    answer(house, route, message);
    expect(await faultOf(house)).toEqual(["bug", `acme/kb takes no commit: ${message}`]);
  });

  test("an index that is no JSON is not written over", async () => {
    const house = await proposing({ files: { [INDEX]: "<<<<<<< HEAD" } });
    const why = expect.stringMatching(/^articles\/index\.json in acme\/kb cannot be read, .*: mend or delete it\.$/);
    expect(await faultOf(house)).toEqual(["bug", why]);
    expect(await house.pulls()).toEqual([]);
  });

  test("a knowledge base that more people can read than the case, without the policy's word for it", async () => {
    const house = await proposing({ private: false });
    const why = expect.stringContaining(`is public, the case is private: only "public: yes" in the policy allows that`);
    expect(await faultOf(house)).toEqual(["bug", why]);
    expect(await house.pulls()).toEqual([]);
  });
});
