import { pino } from "pino";
import { Probot } from "probot";
import { describe, expect, test } from "vitest";
import { createApp } from "../src/app.ts";
import type { Inbox } from "../src/inbox.ts";

const APP = { login: "caseworker[bot]", type: "Bot" };
const OTHER_BOT = { login: "labeler[bot]", type: "Bot" };
const PERSON = { login: "he-qing", type: "User" };

const CASE = { number: 17, labels: [{ name: "case" }, { name: "stage/intake" }] };
const ORDINARY = { number: 17, labels: [{ name: "bug" }] };

const REPOSITORY = { name: "support", owner: { login: "acme" }, default_branch: "main" };

/** What the app did about an event. */
interface Done {
  left: string[];
  put: [key: string, options: object][];
  forgotten: object[];
  /** How often it asked who it is. */
  asked: number;
}

interface Event {
  name: string;
  payload: object;
}

type Own = () => Promise<string | null>;

const known: Own = async () => APP.login;
const away: Own = () => Promise.reject(new Error("away"));

async function received({ name, payload }: Event, own: Own = known): Promise<Done> {
  const done: Done = { left: [], put: [], forgotten: [], asked: 0 };
  const inbox: Inbox = {
    put: async (key, options) => void done.put.push([key, options]),
    forgetPolicy: (repository) => void done.forgotten.push(repository),
    leave: async (prefixes) => void done.left.push(...prefixes),
    ownLogin: async () => {
      done.asked += 1;
      return own();
    },
  };
  await receive(inbox, { name, payload });
  return done;
}

async function receive(inbox: Inbox, { name, payload }: Event): Promise<void> {
  const probot = new Probot({ githubToken: "a token of this test", log: pino({ level: "silent" }) });
  await probot.load(createApp(inbox));
  const sent = { repository: REPOSITORY, sender: PERSON, ...payload };
  await probot.receive({ id: "1", name, payload: sent } as unknown as Parameters<Probot["receive"]>[0]);
}

function issues(payload: object): Event {
  return { name: "issues", payload: { issue: CASE, action: "edited", ...payload } };
}

function comment(payload: object): Event {
  return { name: "issue_comment", payload: { issue: CASE, action: "created", comment: { body: "Hello" }, ...payload } };
}

/** An event, and whether its issue is looked at. */
const EVENTS: [string, Event, boolean][] = [
  ["a person's comment on a case is looked at", comment({}), true],
  ["a change of a case is looked at", issues({}), true],
  ["what is no issue but a pull request is not", comment({ issue: { ...CASE, pull_request: {} } }), false],
  ["a comment on an ordinary issue is not", comment({ issue: ORDINARY }), false],
  ["an ordinary issue that is opened is not", issues({ action: "opened", issue: ORDINARY }), false],
  ["an issue without any label is ordinary", issues({ action: "opened", issue: { number: 17, labels: [] } }), false],
  ["a label of somebody else on an ordinary issue is not", labelling("labeled", "bug"), false],
  ["the label that makes an issue a case is", labelling("labeled", "case"), true],
  ["the last of our labels taken off is", labelling("unlabeled", "case"), true],
  ["a stage taken off is", labelling("unlabeled", "stage/intake"), true],
  [
    "a case that has lost its label `case` before is known by the others",
    comment({ issue: { number: 17, labels: [{ name: "stage/handling" }] } }),
    true,
  ],
  ["`/adopt` on an ordinary issue is", comment({ issue: ORDINARY, comment: { body: "please\n/adopt" } }), true],
  ["`/adopt` in code is not", comment({ issue: ORDINARY, comment: { body: "```\n/adopt\n```" } }), false],
  [
    "`/adopt` that somebody writes into an old comment is not",
    comment({ action: "edited", issue: ORDINARY, comment: { body: "/adopt" } }),
    false,
  ],
  ["an issue of which no labels are told is looked at", comment({ issue: { number: 17 } }), true],
  ["a label without a name is none of ours", comment({ issue: { number: 17, labels: [null, {}] } }), false],
  ["the app's own comment is not", comment({ sender: APP }), false],
  ["the app's own label is not", labelling("labeled", "case", APP), false],
  ["a new comment of another bot is not: bots are not heard", comment({ sender: OTHER_BOT }), false],
  ["a comment that another bot edits is: it may be the card", comment({ action: "edited", sender: OTHER_BOT }), true],
  ["a comment that another bot deletes is", comment({ action: "deleted", sender: OTHER_BOT }), true],
  ["a label that another bot takes off is", labelling("unlabeled", "case", OTHER_BOT), true],
  ["a case that another bot opens is", issues({ action: "opened", sender: OTHER_BOT }), true],
  ["a bot is known by its login alone", comment({ sender: { login: "caseworker[bot]" } }), false],
  ["an event without a sender is looked at", comment({ sender: undefined }), true],
  ["an event of another kind is not", { name: "star", payload: { action: "created" } }, false],
];

function labelling(action: string, name: string, sender: object = PERSON): Event {
  return issues({ action, label: { name }, issue: ORDINARY, sender });
}

describe("of events", () => {
  test.each(EVENTS)("%s", async (_, event, looked) => {
    expect((await received(event)).put).toEqual(looked ? [["acme/support#17", {}]] : []);
  });
});

describe("where GitHub cannot say who the app is", () => {
  test.each<[string, Event, boolean]>([
    ["what any bot does is taken for its own", labelling("unlabeled", "case", OTHER_BOT), false],
    ["a case that a bot opens is still looked at", issues({ action: "opened", sender: OTHER_BOT }), true],
    ["people are looked at", comment({}), true],
  ])("%s", async (_, event, looked) => {
    expect((await received(event, async () => null)).put).toHaveLength(looked ? 1 : 0);
  });
});

test("while GitHub is away an event of a bot is kept", async () => {
  expect((await received(labelling("labeled", "case", OTHER_BOT), away)).put).toHaveLength(1);
});

test("for what people do GitHub is not asked who the app is", async () => {
  expect(await received(comment({}))).toMatchObject({ asked: 0, put: [["acme/support#17", {}]] });
});

test("the installation is remembered with the case", async () => {
  const { put } = await received(comment({ installation: { id: 5 } }));
  expect(put).toEqual([["acme/support#17", { hint: "5" }]]);
});

test("an event that cannot be stored is refused", async () => {
  const inbox = { put: () => Promise.reject(new Error("disk full")), forgetPolicy: () => {}, ownLogin: known };
  await expect(receive(inbox, comment({}))).rejects.toThrow("disk full");
});

const POLICY = ".github/caseworker.yml";

function push(payload: object): Event {
  const commits = [{ added: ["README.md"], removed: [], modified: [] }];
  return { name: "push", payload: { ref: "refs/heads/main", commits, installation: { id: 5 }, ...payload } };
}

describe("a push", () => {
  test.each([
    ["to the default branch makes the policy be read again", "refs/heads/main", [{ owner: "acme", repo: "support" }]],
    ["to another branch does not", "refs/heads/next", []],
    ["of a tag does not", "refs/tags/main", []],
  ])("%s", async (_, ref, forgotten) => {
    expect(await received(push({ ref }))).toMatchObject({ forgotten, put: [] });
  });

  test.each<[string, object, boolean]>([
    ["that adds the policy file", { commits: [{ added: [POLICY] }] }, true],
    ["that changes it in an earlier commit", { commits: [{ modified: [POLICY] }, { modified: ["a"] }] }, true],
    ["that removes it", { commits: [{ removed: ["a", POLICY] }] }, true],
    ["that leaves it alone", { commits: [{ added: ["a"], removed: ["b"], modified: [`docs/${POLICY}`] }] }, false],
    ["that takes commits back, which it does not name", { commits: [], forced: true }, true],
    ["that names no commits", { commits: undefined }, true],
    ["with more commits than it names", { commits: Array.from({ length: 2048 }, () => ({})) }, true],
    ["of the policy file to another branch", { ref: "refs/heads/next", commits: [{ added: [POLICY] }] }, false],
  ])("%s: are the open cases looked at?", async (_, payload, looked) => {
    const { put } = await received(push(payload));
    const found = put.filter(([key]) => key.startsWith("policy"));
    expect(found).toEqual(looked ? [["policy acme/support", { hint: "5", rank: 2 }]] : []);
  });

  const INDEX = { commits: [{ modified: ["docs/articles/index.json"] }] };

  test.for<[string, object, boolean, Own]>([
    ["that changes an index, as a merge does", INDEX, true, known],
    ["that adds one", { commits: [{ added: ["articles/index.json"] }] }, true, known],
    ["that changes articles alone", { commits: [{ modified: ["articles/2026/a.md", "index.json"] }] }, false, known],
    ["that takes commits back, which it does not name", { commits: [], forced: true }, true, known],
    ["of an index to another branch", { ...INDEX, ref: "refs/heads/next" }, false, known],
    ["of the app itself, which writes straight to the branch", { ...INDEX, sender: APP }, false, known],
    ["of another bot, which may merge", { ...INDEX, sender: OTHER_BOT }, true, known],
    ["of a bot where nobody can say who the app is", { ...INDEX, sender: OTHER_BOT }, false, async () => null],
    ["of the app while GitHub cannot be asked", { ...INDEX, sender: APP }, true, away],
  ])("%s: do the proposals there follow?", async ([, payload, follow, own]) => {
    const { put } = await received(push(payload), own);
    const found = put.filter(([key]) => key.startsWith("proposals"));
    expect(found).toEqual(follow ? [["proposals acme/support", { hint: "5", rank: 2 }]] : []);
  });
});

function repositories(count: number): { full_name: string }[] {
  return Array.from({ length: count }, (_, index) => ({ full_name: `acme/r${index + 1}` }));
}

function added(count: number, selection: string): Event {
  const payload = { action: "added", repositories_added: repositories(count), repository_selection: selection };
  return { name: "installation_repositories", payload: { ...payload, installation: { id: 5 } } };
}

function installed(payload: object): Event {
  return { name: "installation", payload: { action: "created", installation: { id: 5 }, ...payload } };
}

/** What is asked for, with the installation: set-ups come after all cases. */
function asked(keys: string[]): [string, object][] {
  return keys.map((key) => [key, { ...(key === "sweep" ? {} : { hint: "5" }), rank: key.startsWith("sweep") ? 2 : 4 }]);
}

describe("an installation", () => {
  test.each<[string, Event, string[]]>([
    [
      "asks for the set-up of each repository, and has it swept",
      installed({ repositories: repositories(2) }),
      ["acme/r1", "acme/r2", "sweep acme/r1", "sweep acme/r2"],
    ],
    ["asks for nothing where no repository is named", installed({}), []],
    [
      "on more than ten repositories is no wish to set each up; all are swept",
      installed({ repositories: repositories(11) }),
      ["sweep"],
    ],
    ["that is removed asks for none", installed({ action: "deleted", repositories: repositories(1) }), []],
    ["that is suspended no more has everything swept", installed({ action: "unsuspend" }), ["sweep"]],
    ["that is suspended asks for nothing", installed({ action: "suspend" }), []],
    ["that gets a repository asks for its set-up", added(1, "selected"), ["acme/r1", "sweep acme/r1"]],
    ["on everything sets nothing up where a repository is new", added(1, "all"), ["sweep acme/r1"]],
    ["that gets more than ten at once sets none up", added(11, "selected"), ["sweep"]],
  ])("%s", async (_, event, keys) => {
    expect((await received(event)).put).toEqual(asked(keys));
  });
});

test.each<[string, object, string[]]>([
  [
    "installation",
    { action: "deleted", installation: { id: 1, account: { login: "acme" } } },
    ["acme/", "policy acme/"],
  ],
  [
    "installation_repositories",
    { action: "removed", installation: { id: 1 }, repositories_removed: [{ full_name: "acme/support" }] },
    ["acme/support#", "policy acme/support#"],
  ],
])("where the app is taken away nothing is kept: %s", async (name, payload, left) => {
  expect(await received({ name, payload })).toMatchObject({ left, put: [] });
});
