import { describe, expect, test } from "vitest";
import { DAY, HOUR } from "./hub.ts";
import type { Hub } from "./hub.ts";
import { policyOf, STAFFED } from "./policy/policies.ts";
import { reach, say } from "./workflow/reach.ts";

/** The reaction to what somebody says. */
function answer(hub: Hub, by: string, text: string): string {
  const comment = say(hub, by, text);
  return hub.reactions.flatMap((reaction) => (reaction.comment === comment ? [reaction.content] : [])).join(" ");
}

describe("the diagnosis", () => {
  test("goes on by itself with cause and plan, in one go or in two, and not before", () => {
    const hub = reach("diagnosis");
    expect(hub.card()).toMatch(/the cause.*the plan/);
    say(hub, "bob", "/diagnosis\nreproduced: yes\ncause: the pool");
    expect(hub.file().stage).toBe("diagnosis");
    expect(hub.card()).not.toMatch(/\*\*Next:\*\*.*the cause/);
    say(hub, "bob", "/diagnosis\nplan: a larger one");
    expect(hub.file()).toMatchObject({ stage: "handling", finding: { reproduced: "yes", cause: "the pool" } });
  });

  test("is read in Chinese, too", () => {
    const hub = reach("diagnosis", { policy: policyOf({ locale: "zh-CN" }) });
    say(hub, "bob", "/diagnosis\n复现：无法复现\n根源：连接池耗尽\n根源类别：配置\n方案：扩大连接池");
    expect(hub.file()).toMatchObject({
      stage: "handling",
      finding: { reproduced: "cannot", cause: "连接池耗尽", category: "configuration", plan: "扩大连接池" },
    });
  });

  test("is amended later without moving the case", () => {
    const hub = reach("verification");
    say(hub, "bob", "/diagnosis\ncause: the proxy");
    expect(hub.file()).toMatchObject({
      stage: "verification",
      finding: { cause: "the proxy", plan: "make it larger" },
    });
  });

  test("begins once: the start is kept over rounds", () => {
    const hub = reach("diagnosis");
    const { startedAt } = hub.file();
    hub.setLabels("bob", { put: ["stage/grading"], take: ["stage/diagnosis"] });
    hub.look();
    say(hub, "carol", "/start");
    expect(hub.file()).toMatchObject({ startedAt, stage: "diagnosis", handler: "bob" });
  });

  test("gives the case to whoever begins, if nobody has it", () => {
    const hub = reach("grading");
    say(hub, "bob", "/unassign");
    say(hub, "carol", "/start");
    expect(hub.file().handler).toBe("carol");
  });
});

describe("in the handling, a step", () => {
  test("is numbered, timed and signed", () => {
    const hub = reach("handling");
    say(hub, "carol", "/step\n1. stopped it\n2. moved it\n   over\n3. started it");
    const steps = hub.file().steps.map(({ number, by, text }) => [number, by, text.replace(/\s+/g, " ")]);
    expect(steps.slice(1)).toEqual([
      [2, "carol", "stopped it"],
      [3, "carol", "moved it over"],
      [4, "carol", "started it"],
    ]);
    expect(hub.card()).toContain("3. moved it over");
  });

  test("is corrected with its old text kept, by who wrote it and by supervisors", () => {
    const hub = reach("handling");
    say(hub, "carol", "/step stopped it");
    expect(answer(hub, "bob", "/amend 2 stopped both")).toBe("confused");
    expect(answer(hub, "carol", "/amend 2 stopped both")).toBe("+1");
    expect(answer(hub, "dora", "/amend 2 stopped all three")).toBe("+1");
    expect(hub.file().steps[1]).toMatchObject({ text: "stopped all three", before: ["stopped it", "stopped both"] });
    expect(hub.card()).toContain("before: stopped it");
  });

  test.for(["/amend 9 nothing", "/amend 0 nothing"])("that there is not is not corrected: %s", (text) => {
    const hub = reach("handling");
    expect(answer(hub, "bob", text)).toBe("confused");
    expect(hub.notices().at(-1)).toContain("steps 1 to 1");
  });

  test("may be recorded while the diagnosis lasts, and leads on once there is a finding", () => {
    const hub = reach("diagnosis");
    say(hub, "bob", "/step looked into the logs");
    expect(hub.file().stage).toBe("diagnosis");
    say(hub, "bob", "/diagnosis\ncause: c\nplan: p\n/fixed it works again");
    expect(hub.file()).toMatchObject({ stage: "verification" });
    expect(hub.notices().at(-1)).toContain("it works again");
  });
});

describe("the submitter is told", () => {
  test("of a workaround with the expected time, in one notice", () => {
    const hub = reach("handling");
    say(hub, "bob", "/workaround pay by phone\n/eta 2h");
    expect(hub.noticeKeys().at(-1)).toMatch(/^workaround:/);
    expect(hub.notices().at(-1)).toMatch(/^@anna[^]*pay by phone[^]*2026-11-23 10:08/);
    expect(hub.noticeKeys().filter((key) => key.startsWith("expected:"))).toEqual([]);
  });

  test("of another expected time, and of the same one not again", () => {
    const hub = reach("handling");
    say(hub, "bob", "/eta 2026-11-23 17:30");
    expect(hub.noticeKeys().at(-1)).toMatch(/^expected:/);
    expect(hub.notices().at(-1)).toMatch(/^@anna.*2026-11-23 17:30/);
    expect(hub.file().expected).toBe(Date.UTC(2026, 10, 23, 17, 30));
  });

  test.for(["/eta 2020-01-01", "/eta 2026-02-30", "/eta 25:00", "/eta 0h"])(
    "of no time that is none to come: %s",
    (text) => {
      const hub = reach("handling");
      expect(answer(hub, "bob", text)).toBe("confused");
      expect(hub.file().expected).toBeNull();
      expect(hub.notices().at(-1)).toMatch(/^@bob/);
    },
  );
});

describe("help that was asked for", () => {
  const policy = policyOf({ departments: STAFFED });

  test("is called to the department, shown as open, and reminded of at its deadline, once", () => {
    const hub = reach("handling", { policy });
    say(hub, "bob", "/involve frontend by 3h look at the page");
    expect(hub.noticeKeys().at(-1)).toMatch(/^involved:/);
    expect(hub.notices().at(-1)).toMatch(/^@fritz, @frida/);
    expect(hub.card()).toContain("⏳ **Frontend**");
    hub.pass(3 * HOUR);
    hub.look();
    expect(hub.noticeKeys()).toContain("remind-task:task:2");
    hub.pass(DAY);
    hub.look();
    expect(hub.noticeKeys().filter((key) => key.startsWith("remind-task:"))).toHaveLength(1);
  });

  test("is done by whoever it was given to, and told to the handler", () => {
    const hub = reach("handling", { policy });
    say(hub, "bob", "/involve frontend look at the page");
    say(hub, "bob", "/involve operations enlarge the disk");
    say(hub, "frida", "/done it is the cache");
    say(hub, "carol", "/done nothing in the logs");
    const done = hub.file().tasks.map((task) => task.done?.by ?? null);
    expect(done).toEqual(["carol", "frida", null]);
    expect(hub.noticeKeys().filter((key) => key.startsWith("contributed:"))).toHaveLength(2);
    expect(hub.notices().at(-1)).toMatch(/^@bob/);
  });

  test("is nobody else's to report done, while more than one is open", () => {
    const hub = reach("handling", { policy });
    say(hub, "bob", "/involve frontend look at the page");
    expect(answer(hub, "dora", "/done by somebody")).toBe("confused");
    expect(hub.notices().at(-1)).toContain("/involve");
  });

  test.for(["/involve nowhere look", "/involve @oscar look", "/involve frontend by 2020-01-01 look"])(
    "cannot be asked of anybody unknown, nor for a time that is past: %s",
    (text) => {
      const hub = reach("handling", { policy });
      expect(answer(hub, "bob", text)).toBe("confused");
      expect(hub.file().tasks).toHaveLength(1);
    },
  );

  test("is not reminded of once the case is closed", () => {
    const hub = reach("handling", { policy });
    say(hub, "bob", "/involve frontend by 3h look at the page");
    say(hub, "dora", "/close");
    hub.pass(DAY);
    hub.look();
    expect(hub.noticeKeys().filter((key) => key.startsWith("remind-task:"))).toEqual([]);
  });
});
