/** One issue of a support repository, as the API tells it. */
import { type Answers, Refusal } from "./fake-api.ts";

const bot = { login: "caseworker[bot]", type: "Bot" };
const at = "2026-11-23T01:05:00Z";

const LABELS = [
  { name: "case", color: "5c6b73", description: "" },
  { name: "stage/intake", color: "c5def5", description: "" },
  { name: "stage/diagnosis", color: "fbca04", description: "The cause is being found" },
];

export const ISSUE = {
  number: 7,
  title: "Orders <cannot> be saved",
  body: "Error **500**\n<!-- hidden -->",
  state: "open",
  state_reason: null,
  user: { login: "anna", type: "User" },
  labels: LABELS.slice(0, 2),
  assignees: [{ login: "bob", type: "User" }],
  comments: 2,
  created_at: "2026-11-23T01:00:00Z",
  reactions: { "+1": 2, "-1": 0, total_count: 2, url: "http://127.0.0.1/x" },
};

export const TIMELINE = [
  { event: "labeled", actor: bot, created_at: at, label: LABELS[1] },
  { event: "mentioned", actor: ISSUE.user, created_at: at },
  {
    event: "commented",
    id: 11,
    actor: bot,
    user: bot,
    body: "the card",
    created_at: at,
    updated_at: "2026-11-23T01:09:00Z",
  },
  { event: "assigned", actor: bot, created_at: at, assignee: { login: "bob", type: "User" } },
  {
    event: "commented",
    id: 12,
    user: { login: "bob" },
    body: "/start\r\nlooking",
    created_at: at,
    updated_at: at,
    reactions: { eyes: 1 },
  },
  { event: "unlabeled", actor: null, created_at: at, label: LABELS[1] },
  { event: "renamed", actor: ISSUE.user, created_at: at, rename: { from: "a", to: "b" } },
  { event: "closed", actor: ISSUE.user, created_at: at, state_reason: "not_planned" },
  { event: "reopened", actor: bot, created_at: at },
  { event: "locked", actor: bot, created_at: at },
];

const R = "/repos/acme/support";

/** All that the page of issue 7 and the list read. */
export const SUPPORT: Answers = {
  [`GET ${R}`]: { default_branch: "main", private: false },
  [`GET ${R}/issues`]: [ISSUE, { ...ISSUE, number: 8, title: "A pull request", pull_request: {} }],
  [`GET ${R}/issues/7`]: ISSUE,
  [`GET ${R}/issues/7/timeline`]: TIMELINE,
  [`GET ${R}/labels`]: LABELS,
  [`GET ${R}/assignees`]: [{ login: "bob" }, { login: "carol" }],
};

export const FORBIDDEN = new Refusal(403, { message: "Must have triage access" });
