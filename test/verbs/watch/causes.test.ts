import { expect, test } from "vitest";
import { createCauses } from "../../../src/verbs/watch/causes.ts";

test("the webhooks of a row are taken once, in their order, and those of other rows stay", () => {
  const causes = createCauses();
  causes.note("a#1", "one");
  causes.note("b#1", "other");
  causes.note("a#1", "two");
  expect([causes.take("a#1"), causes.take("a#1"), causes.take("b#1")]).toEqual([["one", "two"], [], ["other"]]);
});

test("of many webhooks the last ten are remembered", () => {
  const causes = createCauses();
  for (let number = 1; number <= 25; number += 1) causes.note("a#1", String(number));
  expect(causes.take("a#1")).toEqual(["16", "17", "18", "19", "20", "21", "22", "23", "24", "25"]);
});

test("of many rows those are forgotten that nobody asked for since longest", () => {
  const causes = createCauses();
  for (let number = 1; number <= 10_000; number += 1) causes.note(`a#${number}`, "x");
  causes.note("a#1", "y");
  causes.note("b#1", "x");
  expect([causes.take("a#1"), causes.take("a#2"), causes.take("b#1")]).toEqual([["x", "y"], [], ["x"]]);
});
