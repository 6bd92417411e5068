/** kill -9 of the server loses nothing it acknowledged, and does nothing twice. */
import { describe, expect, test } from "vitest";
import { serve } from "./program.ts";
import type { Serving } from "./program.ts";
import { appSaid, KNOWLEDGE, stageOnCard, SUPPORT, town } from "./town.ts";
import type { Town } from "./town.ts";
import type { Issue } from "./stand-in-issues.ts";
import { payloadOf, send } from "./webhook.ts";

/** How long three starts of the program may take. */
const timeout = 60_000;

/** Sends the webhook of its opening; resolves when it is acknowledged. */
async function announce({ standIn }: Town, { url }: Serving, issue: Issue): Promise<number> {
  const happening = { event: "issues", action: "opened", issue, sender: issue.user } as const;
  return send(url, "issues", payloadOf(SUPPORT, happening, standIn.installation));
}

async function killed(server: Serving): Promise<void> {
  server.signal("SIGKILL");
  await server.ended;
}

/** What the app has made of a case that was opened. */
function traces(here: Town, issue: Issue): object {
  const { labels, assignees } = here.issue(issue.number);
  return {
    stage: stageOnCard(here, issue),
    labels: labels.map(({ name }) => name).toSorted(),
    assignees: assignees.map(({ login }) => login),
    cards: appSaid(here, issue, "record").length,
    notices: appSaid(here, issue, "notice").length,
  };
}

const INTAKE_DONE = {
  stage: 2,
  labels: ["case", "department/backend", "stage/grading"],
  assignees: ["wang-wei"],
  cards: 1,
  notices: 0,
};

/** Before which answer of GitHub the server is killed; what was asked is done at GitHub all the same. */
const MOMENTS: [string, RegExp][] = [
  ["asks for its token", /^POST .*\/access_tokens$/],
  ["reads the issue", /^GET .*\/issues\/1$/],
  ["reads the timeline", /^GET .*\/issues\/1\/timeline$/],
  ["reads the policy", /^GET .*\/contents\/.github\/caseworker.yml$/],
  ["puts on labels", /^POST .*\/issues\/1\/labels$/],
  ["assigns the handler", /^POST .*\/assignees$/],
  ["writes the card", /^POST .*\/issues\/1\/comments$/],
];

/** The same when the submitter has confirmed. */
const ENDINGS: [string, RegExp][] = [
  ["closes the issue", /^PATCH .*\/issues\/1$/],
  ["tells the submitter", /^POST .*\/issues\/1\/comments$/],
  ["makes the commit", /^POST .*\/git\/commits$/],
  ["moves the branch of the knowledge base", /^PATCH .*\/git\/refs\/heads\/main$/],
  ["writes the card", /^PATCH .*\/issues\/comments\/\d+$/],
];

/** Everything up to the question whether it works, in one comment of a supervisor. */
const SOLVED_AT_ONCE = [
  "/grade 2",
  "/start",
  "/diagnosis\ncause: a full disk\nplan: make room",
  "/step removed old logs",
  "/fixed",
].join("\n");

describe("a server that is killed", { timeout }, () => {
  test.each(MOMENTS)("while it %s does the rest after the next start, and nothing twice", async (_, route) => {
    const here = await town();
    const first = await serve(here.env);
    const frozen = here.standIn.freezeAt(route);
    const issue = here.open("Payment fails");
    expect(await announce(here, first, issue)).toBe(202);
    await first.meanwhile(frozen);
    await killed(first);
    const asked = here.standIn.requests.length;
    const second = await serve(here.env);
    await second.meanwhile(here.standIn.until(() => isLookedAt(here, asked)));
    await finished(second);
    expect(traces(here, issue)).toEqual(INTAKE_DONE);
  });

  test.each(ENDINGS)("while it %s closes the case after the next start, and nothing twice", async (_, route) => {
    const here = await town();
    const first = await serve(here.env);
    here.sendTo(first.url);
    const issue = here.open("Payment fails");
    here.say("li-lei", issue, SOLVED_AT_ONCE);
    await first.meanwhile(here.standIn.until(() => stageOnCard(here, issue) === 5));
    const frozen = here.standIn.freezeAt(route);
    here.say("lin-mei", issue, "/confirm");
    await first.meanwhile(frozen);
    await killed(first);
    const asked = here.standIn.requests.length;
    const second = await serve(here.env);
    await second.meanwhile(here.standIn.until(() => isLookedAt(here, asked)));
    await finished(second);
    expect(here.issue(1).state).toBe("closed");
    expect(traces(here, issue)).toMatchObject({ stage: 6, cards: 1, notices: 3 });
    expect(here.standIn.repository(KNOWLEDGE).git.log).toHaveLength(2);
  });

  test("between two webhooks has kept the first one", async () => {
    const here = await town();
    const [one, two] = [here.open("Payment fails"), here.open("Printer is out of ink")];
    const first = await serve(here.env);
    expect(await announce(here, first, one)).toBe(202);
    await killed(first);
    const second = await serve(here.env);
    expect(await announce(here, second, two)).toBe(202);
    await second.meanwhile(here.standIn.until(() => [one, two].every((issue) => stageOnCard(here, issue) === 2)));
    await finished(second);
    expect([traces(here, one), traces(here, two)]).toEqual([INTAKE_DONE, INTAKE_DONE]);
  });

  test.each([1, 3, 8])("with the answer to %i of 10 webhooks has kept all that were acknowledged", async (answers) => {
    const here = await town();
    const issues = Array.from({ length: 10 }, (_, at) => here.open(`Problem ${at}`));
    const first = await serve(here.env);
    const acknowledged: Issue[] = [];
    const enough = Promise.withResolvers<void>();
    const sending = issues.map(async (issue) => {
      const status = await announce(here, first, issue).catch(() => null);
      if (status === 202) acknowledged.push(issue);
      if (acknowledged.length === answers) enough.resolve();
    });
    await enough.promise;
    await killed(first);
    await Promise.all(sending);
    const second = await serve(here.env);
    await second.meanwhile(here.standIn.until(() => acknowledged.every((issue) => stageOnCard(here, issue) === 2)));
    await finished(second);
    expect(acknowledged.length).toBeGreaterThanOrEqual(answers);
    expect(acknowledged.map((issue) => traces(here, issue))).toEqual(acknowledged.map(() => INTAKE_DONE));
  });
});

/** Whether the case was read since so many requests. */
function isLookedAt(here: Town, asked: number): boolean {
  return here.standIn.requests
    .slice(asked)
    .some((route) => route.startsWith("GET /repos/acme/support/issues/1/timeline"));
}

/** The look that runs is done, and no other is due. */
async function finished(server: Serving): Promise<void> {
  server.signal("SIGTERM");
  await server.ended;
}
