/** The secret that signs the records is replaced by another: nothing is lost, nothing is said again. */
import { describe, expect, test } from "vitest";
import { createSeal } from "../../src/seal.ts";
import { createHub, MINUTE, SECRET } from "./hub.ts";
import type { Hub } from "./hub.ts";

const NEW = "another secret of this test, long enough, too";

const both = createSeal(NEW, SECRET);
const onlyNew = createSeal(NEW);

function settle(hub: Hub): string[] {
  const done: string[] = [];
  for (let plan = hub.look(); plan.effects.length > 0; plan = hub.look()) {
    done.push(...plan.effects.map((effect) => effect.do));
    if (done.length > 100) throw new Error("it does not end");
  }
  return done;
}

/** A case on which was worked, with so many steps of some length. */
function worked(steps: number, length: number): Hub {
  const hub = createHub();
  hub.comment("dora", "/grade 2\n/assign @bob");
  hub.comment("bob", "/start\n/diagnosis\ncause: the pool\nplan: enlarge it");
  for (let step = 0; step < steps; step += 1) {
    hub.pass(MINUTE);
    hub.comment("bob", `/step ${step} ${"x".repeat(length)}`);
  }
  settle(hub);
  return hub;
}

describe("under the new secret, while the old one is accepted", () => {
  test("a record is read as it was, and only the card is written: signed anew", () => {
    const before = worked(2, 10);
    const after = before.fork({ seal: both });
    expect(after.entries()).toEqual(before.entries());
    expect(settle(after)).toEqual(["card"]);
    expect(after.fork({ seal: onlyNew }).entries()).toEqual(before.entries());
  });

  test("what happens meanwhile goes on in the same record", () => {
    const after = worked(2, 10).fork({ seal: both });
    after.comment("bob", "/step one more");
    settle(after);
    expect(after.fork({ seal: onlyNew }).file().steps).toHaveLength(3);
  });

  test("a record in sheets is signed anew with all of them, and the old ones are left", () => {
    const before = worked(40, 900);
    expect(before.sheets().length).toBeGreaterThan(1);
    const after = before.fork({ seal: both });
    expect(new Set(settle(after))).toEqual(new Set(["sheet", "card"]));
    expect(after.sheets()).toHaveLength(2 * before.sheets().length);
    const later = after.fork({ seal: onlyNew });
    expect(later.entries()).toEqual(before.entries());
    expect(settle(later)).toEqual([]);
  });

  test("the copy that is kept elsewhere is signed anew, too", () => {
    const after = worked(2, 10).fork({ seal: both });
    settle(after);
    const later = after.fork({ seal: onlyNew });
    for (const item of later.items) {
      if (item.what === "commented" && item.body === later.card())
        item.body = item.body.replace(/record:1 .*/, "record:1 x -->");
    }
    expect(later.entries()).toEqual([]);
    settle(later);
    expect(later.file().steps).toHaveLength(2);
  });
});

describe("when the old secret is no longer accepted", () => {
  test("a record that was signed anew is whole, and nothing is left to do", () => {
    const after = worked(2, 10).fork({ seal: both });
    settle(after);
    expect(settle(after.fork({ seal: onlyNew }))).toEqual([]);
  });

  test("no notice is posted again", () => {
    const before = worked(2, 10);
    const after = before.fork({ seal: both });
    settle(after);
    const later = after.fork({ seal: onlyNew });
    later.comment("bob", "/step one more");
    settle(later);
    expect(later.notices()).toEqual(before.notices());
  });

  test("a record that was not is not taken for the app's own", () => {
    expect(worked(2, 10).fork({ seal: onlyNew }).entries()).toEqual([]);
  });
});

test("nobody else's secret is accepted with the old one", () => {
  const foreign = createSeal("a secret of somebody else, long enough as well");
  expect(
    worked(2, 10)
      .fork({ seal: createSeal(NEW, NEW) })
      .entries(),
  ).toEqual([]);
  expect(both.verify("text", foreign.sign("text"))).toBe(false);
  expect([SECRET, NEW].map((secret) => both.verify("text", createSeal(secret).sign("text")))).toEqual([true, true]);
  expect(both.sign("text")).toBe(onlyNew.sign("text"));
});
