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
  test.each([
    ["a person's address fits", "ada@example.com", false],
    ["a bot's address fits, though it has brackets", "1+robot[bot]@users.noreply.github.com", false],
    ["an address without a host does not", "ada", true],
  ])("%s", (_, ...[email, wrong]) => {
    const complaints = webhookComplaints("push", { head_commit: null, pusher: { name: "ada", email } });
    expect(complaints.some((complaint) => complaint.startsWith("webhook.pusher.email: must match format"))).toBe(wrong);
  });

  test.each(WRONG)("%s does not fit", (_, ...[event, payload, expected]) => {
    expect(webhookComplaints(event, payload)).toEqual(expect.arrayContaining(expected));
  });
});
