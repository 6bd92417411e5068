import { describe, expect, test } from "vitest";
import { webhookComplaints } from "../../../src/sandbox/contract/contract.ts";

const WRONG: [string, string, unknown, string[]][] = [
  ["an unknown event", "star", {}, ["webhook: the event star is not in the contract"]],
  [
    "an unknown action",
    "label",
    { action: "labeled" },
    ["webhook.action: must be one of created, deleted, edited for label, got labeled"],
  ],
  [
    "an action that every object has",
    "label",
    { action: "constructor" },
    ["webhook.action: must be one of created, deleted, edited for label, got constructor"],
  ],
  ["no action", "label", null, ["webhook.action: must be one of created, deleted, edited for label, got none"]],
  [
    "missing parts",
    "issues",
    { action: "opened", issue: {} },
    ["webhook: repository is missing", "webhook: sender is missing", "webhook.issue: title is missing"],
  ],
];

describe("webhookComplaints", () => {
  test.each(WRONG)("%s does not fit", (_, ...[event, payload, expected]) => {
    expect(webhookComplaints(event, payload)).toEqual(expect.arrayContaining(expected));
  });
});
