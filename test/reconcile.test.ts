/** What becomes of a plan of which a part cannot be done. */
import { describe, expect, test } from "vitest";
import type { Problem } from "../src/core/model/case.ts";
import type { Effect } from "../src/core/model/effect.ts";
import { reconcile } from "../src/reconcile.ts";
import type { Reconciler, View } from "../src/reconcile.ts";
import { createHub, HOUR } from "./core/hub.ts";
import type { Hub } from "./core/hub.ts";
import { policyOf, STAFFED } from "./core/policy/policies.ts";

const POLICY = policyOf({
  departments: STAFFED,
  board: { owner: "acme", project: 5 },
  knowledge: { repository: "acme/knowledge-base" },
});

/** Looks once; effects of these kinds fail for good. */
async function looked(hub: Hub, failing: readonly Problem[]) {
  const done: Effect["do"][] = [];
  const heard: Problem[] = [];
  const act: View["act"] = async (effects) => {
    for (const effect of effects) {
      const problem = failing.find(({ about }) => about === effect.do);
      if (problem !== undefined) return { done: false, problem };
      hub.act([effect]);
      done.push(effect.do);
    }
    return { done: true, problem: null };
  };
  const reconciler: Reconciler = {
    see: async () => ({ snapshot: hub.see(), policy: POLICY, act }),
    words: () => hub.means.words,
    seal: hub.means.seal,
    onProblem: (_, problem) => void heard.push(problem),
  };
  const { lookAgainIn } = await reconcile(hub.see().id, null, reconciler);
  return { done, heard, lookAgainIn };
}

const BOARD: Problem = { about: "board", why: "There is no project acme/5." };
const ARTICLE: Problem = { about: "publish", why: "Not Found" };

/** A case that is about to be closed: there is a notice, an article and the board to write. */
function closing(): Hub {
  const hub = createHub({ policy: POLICY });
  hub.comment("dora", "/grade 3");
  hub.look();
  hub.comment("dora", "/close resolved it works");
  return hub;
}

const FAILURES: [string, Problem[]][] = [
  ["the board", [BOARD]],
  ["the article", [ARTICLE]],
  ["both", [BOARD, ARTICLE]],
];

describe("without", () => {
  test.each(FAILURES)("%s the case is done all the same, each part of it once", async (_, failing) => {
    const hub = closing();
    const { done, heard } = await looked(hub, failing);
    expect(hub.issue.state).toBe("closed");
    expect(done.filter((kind) => kind === "notice")).toHaveLength(1);
    expect(done.filter((kind) => kind === "card")).toHaveLength(1);
    expect(done.at(-1)).toBe("card");
    expect(new Set(heard)).toEqual(new Set(failing));
    const linked = hub.notices().filter((text) => text.includes("is written down in"));
    expect(linked).toHaveLength(failing.includes(ARTICLE) ? 0 : 1);
    for (const { why } of failing) expect(hub.card()).toContain(why);
  });

  test.each(FAILURES)("%s it is tried again in an hour, and nothing else is done then", async (_, failing) => {
    const hub = closing();
    expect((await looked(hub, failing)).lookAgainIn).toBe(HOUR);
    hub.pass(HOUR);
    expect((await looked(hub, failing)).done).toEqual([]);
    hub.pass(HOUR);
    const { done, lookAgainIn } = await looked(hub, []);
    expect(new Set(done)).toEqual(new Set([...failing.map(({ about }) => about), "card"]));
    expect(lookAgainIn).toBeNull();
  });
});

const stale: View["act"] = async () => ({ done: false, problem: null });

test("where the world changed in between, it is looked at again at once", async () => {
  const hub = closing();
  const see = async () => ({ snapshot: hub.see(), policy: POLICY, act: stale });
  const reconciler: Reconciler = { see, words: () => hub.means.words, seal: hub.means.seal };
  expect((await reconcile(hub.see().id, null, reconciler)).lookAgainIn).toBe(0);
});
