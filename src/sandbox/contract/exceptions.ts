/** Where GitHub does not do what its description says, or the description says too little: each with the reason. */
import type { SchemaObject } from "ajv";

/** What any operation may answer though its own description does not list it; the schema of the body, null for none. */
export const ANSWERS_OF_ALL: Readonly<Record<string, { schema: string | null; because: string }>> = {
  304: { schema: null, because: "a conditional request whose ETag still holds" },
  400: { schema: "basic-error", because: "a body that is no JSON, a header or token that cannot be read" },
  401: { schema: "basic-error", because: "no credentials, or bad or expired ones" },
  403: { schema: "basic-error", because: "a permission the token lacks; a spent primary or secondary rate limit" },
  404: { schema: "basic-error", because: "what is not there, or what the token may not know of" },
  422: { schema: "basic-error", because: "a request that can be read and is refused" },
  429: { schema: "basic-error", because: "a spent primary or secondary rate limit" },
  500: { schema: "basic-error", because: "GitHub failed" },
  502: { schema: "basic-error", because: "GitHub failed" },
  503: { schema: "basic-error", because: "GitHub failed" },
  504: { schema: "basic-error", because: "GitHub took too long" },
};

/** Formats that are read in a way of their own. */
export const FORMATS: Readonly<Record<string, { pattern: RegExp; because: string }>> = {
  email: { pattern: /^[^@\s]+@[^@\s]+$/, because: "GitHub's bots have brackets in theirs: 1+robot[bot]@example.com" },
  "repo.nwo": {
    pattern: /^[\w./-]+$/,
    because: "GitHub's own word for a repository's name, with its owner or without",
  },
};

/** What every event of an issue has that says nothing more. */
const PLAIN_EVENT = "state-change-issue-event";

const EVENTS = {
  labeled: "labeled-issue-event",
  unlabeled: "unlabeled-issue-event",
  milestoned: "milestoned-issue-event",
  demilestoned: "demilestoned-issue-event",
  renamed: "renamed-issue-event",
  locked: "locked-issue-event",
  review_requested: "review-requested-issue-event",
  review_request_removed: "review-request-removed-issue-event",
  review_dismissed: "review-dismissed-issue-event",
  issue_type_added: "issue-type-added-issue-event",
  issue_type_changed: "issue-type-changed-issue-event",
  issue_type_removed: "issue-type-removed-issue-event",
};

/** Schemas of the REST extract that are read in another way than GitHub wrote them, by name. */
export const REWRITTEN: Readonly<Record<string, { schema: SchemaObject; because: string }>> = {
  "timeline-issue-events": {
    schema: byEvent({
      ...EVENTS,
      assigned: "timeline-assigned-issue-event",
      unassigned: "timeline-unassigned-issue-event",
      commented: "timeline-comment-event",
      "cross-referenced": "timeline-cross-referenced-event",
      committed: "timeline-committed-event",
      reviewed: "timeline-reviewed-event",
      "line-commented": "timeline-line-commented-event",
      "commit-commented": "timeline-commit-commented-event",
    }),
    because: "GitHub lists forms of which one takes any object, and does not say which event has which",
  },
  "issue-event-for-issue": {
    schema: byEvent({ ...EVENTS, assigned: "assigned-issue-event", unassigned: "unassigned-issue-event" }),
    because: "GitHub lists forms without saying which event has which",
  },
  "apps.list-installations.200": {
    schema: { type: "array", items: { $ref: "installation" } },
    because: "GitHub wants an account to be a user and an enterprise at once, here only",
  },
  "repos.create-or-update-file-contents.409": {
    schema: { $ref: "basic-error" },
    because: "GitHub wants one of two forms, and its plain refusal has both",
  },
  "projects-v2-item-simple": {
    schema: projectItem(),
    because: "GitHub wants one of three forms, and an issue has also what a draft has",
  },
  "issues.set-labels.body": {
    schema: {
      type: "object",
      properties: { labels: { type: "array", items: { anyOf: [{ type: "string" }, namedLabel()] } } },
      additionalProperties: false,
    },
    because: "GitHub's own text says that an empty list removes all labels, its schema wants one at least",
  },
};

/** The form that the value's `event` has by the table; the plain one for every other event. */
function byEvent(forms: Record<string, string>): SchemaObject {
  return Object.entries(forms).reduceRight<SchemaObject>(
    (otherwise, [event, form]) => ({
      if: { properties: { event: { const: event } }, required: ["event"] },
      // oxlint-disable-next-line unicorn/no-thenable -- JSON Schema's own keyword; nothing awaits it
      then: { $ref: form },
      else: otherwise,
    }),
    { $ref: PLAIN_EVENT },
  );
}

function namedLabel(): SchemaObject {
  return { type: "object", properties: { name: { type: "string" } }, required: ["name"], additionalProperties: false };
}

function projectItem(): SchemaObject {
  const time = { type: "string", format: "date-time" };
  const address = { type: "string", format: "uri" };
  const contents = ["issue", "pull-request-simple", "projects-v2-draft-issue"];
  return {
    type: "object",
    properties: {
      id: { type: "number" },
      node_id: { type: "string" },
      content: { anyOf: contents.map((content) => ({ $ref: content })) },
      content_type: { $ref: "projects-v2-item-content-type" },
      creator: { $ref: "simple-user" },
      created_at: time,
      updated_at: time,
      archived_at: { type: ["string", "null"], format: "date-time" },
      project_url: address,
      item_url: address,
    },
    required: ["id", "content_type", "created_at", "updated_at", "archived_at"],
  };
}
