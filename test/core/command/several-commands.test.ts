import { describe, expect, test } from "vitest";
import { reach, say } from "../workflow/reach.ts";

describe("a comment of several commands", () => {
  test("has each answer for itself, with one notice for all that was refused", () => {
    const hub = reach("diagnosis");
    const said = hub.notices().length;
    const comment = say(hub, "bob", "/grade 1\n/step looked\n/fixed\n/nonsense");
    const signs = hub.reactions.flatMap((reaction) => (reaction.comment === comment ? [reaction.content] : []));
    expect(signs.toSorted()).toEqual(["+1", "confused"]);
    expect(hub.notices()).toHaveLength(said + 1);
    expect(hub.notices().at(-1)).toMatch(/`\/grade`[^]*the cause[^]*`\/nonsense`/);
    expect(hub.file().steps).toHaveLength(1);
  });

  test("gives the same reason once", () => {
    const hub = reach("diagnosis");
    say(hub, "bob", "/nonsense\n".repeat(40));
    expect(
      hub
        .notices()
        .at(-1)
        ?.match(/`\/nonsense`/g),
    ).toHaveLength(1);
  });

  test("judges each where the one before has led", () => {
    const hub = reach("grading");
    say(hub, "bob", "/start\n/diagnosis\ncause: c\nplan: p\n/step s\n/fixed");
    expect(hub.file().stage).toBe("verification");
  });

  test("names the stage in which one was refused, not where the next led", () => {
    const hub = reach("grading");
    say(hub, "bob", "/step too early\n/start");
    expect(hub.file()).toMatchObject({ stage: "diagnosis", steps: [] });
    expect(hub.notices().at(-1)).toContain("does not fit the stage 2 · Grading");
  });
});
