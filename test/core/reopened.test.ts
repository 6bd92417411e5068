/** A case that comes back before anybody had graded it, or tried to solve it. */
import { describe, expect, test } from "vitest";
import { createHub, HOUR, MINUTE } from "./hub.ts";
import { say } from "./workflow/reach.ts";

describe("a case that ended early and is opened again", () => {
  test("gets the grade that its record suggests: past the grading there is no case without a promise", () => {
    const hub = createHub();
    hub.look();
    say(hub, "bob", "/false-alarm a planned test");
    hub.pass(HOUR);
    say(hub, "bob", "/reopen it was none");
    expect(hub.file()).toMatchObject({ stage: "diagnosis", grade: { grade: 2, as: "app" } });
    expect(hub.issue.labels).toContain("grade/2-important");
  });

  test("by its submitter, who had taken it back, is not told to be still wrong", () => {
    const hub = createHub();
    hub.look();
    hub.setState("anna", "closed");
    hub.look();
    expect(hub.file().closed?.result).toBe("withdrawn");
    hub.pass(MINUTE);
    hub.setState("anna", "open");
    hub.look();
    expect(hub.file()).toMatchObject({ stage: "diagnosis", verdict: null });
    expect(hub.notices().join("\n")).not.toContain("still wrong");
  });
});
