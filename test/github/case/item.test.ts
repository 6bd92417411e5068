import { describe, expect, test } from "vitest";
import type { Item } from "../../../src/core/model/case.ts";
import { itemOf } from "../../../src/github/case/item.ts";
import type { RawItem } from "../../../src/github/case/item.ts";

const AT = "2026-10-27T12:00:00Z";
const LATER = "2026-10-27T12:05:00Z";
const LI = { login: "li-lei", type: "User" };
const EVENT = { id: 5, created_at: AT, actor: LI };
const DEED = { key: "event:5", at: Date.parse(AT), by: "li-lei", bot: false };
const LISTED = { id: 9, body: "/start", created_at: AT, updated_at: AT, user: LI };
const COMMENT = { ...LISTED, event: "commented" };
const COMMENTED = { ...DEED, key: "comment:9", what: "commented", comment: 9, body: "/start", edited: false } as const;

const ITEMS: [string, RawItem, Item | null][] = [
  ["a comment is keyed by its number", COMMENT, COMMENTED],
  ["a comment from the list of comments has no event", LISTED, COMMENTED],
  ["a comment that was changed is edited", { ...COMMENT, updated_at: LATER }, { ...COMMENTED, edited: true }],
  ["a comment without text is empty", { ...COMMENT, body: null }, { ...COMMENTED, body: "" }],
  [
    "a label that was set",
    { ...EVENT, event: "labeled", label: { name: "grade/1-urgent" } },
    { ...DEED, what: "labeled", label: "grade/1-urgent" },
  ],
  [
    "a label that was taken away",
    { ...EVENT, event: "unlabeled", label: { name: "case" } },
    { ...DEED, what: "unlabeled", label: "case" },
  ],
  [
    "an assignment names who assigned, not the assignee",
    { ...EVENT, event: "assigned", actor: { login: "wang-wei" }, assigner: LI, assignee: { login: "wang-wei" } },
    { ...DEED, what: "assigned", assignee: "wang-wei" },
  ],
  [
    "an assignee who left GitHub is the ghost",
    { ...EVENT, event: "unassigned", assignee: null },
    { ...DEED, what: "unassigned", assignee: "ghost" },
  ],
  [
    "a closing has its reason and no commit by hand",
    { ...EVENT, event: "closed", state_reason: "not_planned", commit_id: null },
    { ...DEED, what: "closed", reason: "not_planned", commit: null },
  ],
  [
    "a closing by a merged pull request has its commit and counts as completed",
    { ...EVENT, event: "closed", state_reason: null, commit_id: "c0ffee" },
    { ...DEED, what: "closed", reason: "completed", commit: "c0ffee" },
  ],
  [
    "a closing as a duplicate",
    { ...EVENT, event: "closed", state_reason: "duplicate" },
    { ...DEED, what: "closed", reason: "duplicate", commit: null },
  ],
  ["a reopening", { ...EVENT, event: "reopened" }, { ...DEED, what: "reopened" }],
  [
    "a deleted account is the ghost",
    { ...EVENT, event: "reopened", actor: null },
    { ...DEED, what: "reopened", by: "ghost" },
  ],
  ["an event that means nothing to a case is left out", { ...EVENT, event: "subscribed" }, null],
  ["an event named like a part of every object is left out", { ...EVENT, event: "constructor" }, null],
  ["an item without a number is left out", { event: "cross-referenced", created_at: AT, actor: LI }, null],
];

const BOTS: [string, RawItem][] = [
  ["by its type", { ...EVENT, actor: { login: "triager", type: "Bot" } }],
  ["by its login's ending", { ...EVENT, actor: { login: "triager[bot]", type: "User" } }],
  ["by the app that wrote in a person's name", { ...EVENT, performed_via_github_app: { slug: "helper" } }],
];

describe("itemOf", () => {
  test.each(ITEMS)("%s", (_, raw, item) => {
    expect(itemOf(raw)).toEqual(item);
  });

  test.each(BOTS)("a bot is known %s", (_, raw) => {
    expect(itemOf({ ...raw, event: "reopened" })?.bot).toBe(true);
  });

  test("a person is no bot", () => {
    expect(itemOf({ ...EVENT, event: "reopened", performed_via_github_app: null })?.bot).toBe(false);
  });
});
