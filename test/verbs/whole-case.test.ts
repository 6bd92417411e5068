/** A whole case, from opening to article, on a GitHub that is not the sandbox, by the real program in its own process. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { serve } from "./program.ts";
import type { Environment } from "./program.ts";
import type { StandInOptions } from "./stand-in.ts";
import { appSaid, KNOWLEDGE, PRIVATE_KEY, stageOnCard, town } from "./town.ts";
import type { Town } from "./town.ts";

const NO_TIMELINE = /^GET .*\/timeline$/;
const NO_APP = [/^GET \/app$/, /\/installation$/, /^GET \/app\/installations$/];
const NO_LISTS = [/^GET \/repos\/[^/]+\/[^/]+\/(issues|branches\/main)$/];

const STAND_INS: [string, Partial<StandInOptions>][] = [
  ["that keeps a timeline", {}],
  ["that keeps comments and events, and no timeline", { lacks: [NO_TIMELINE] }],
  ["that keeps comments alone", { lacks: [NO_TIMELINE, /^GET .*\/issues\/1\/events$/] }],
  ["that shows the app as a person", { app: { login: "helper", type: "User" } }],
  [
    "that says neither who the app is, nor where it is installed, nor what time it is",
    { lacks: [NO_TIMELINE, ...NO_APP, ...NO_LISTS], dated: false },
  ],
];

/** Every step of a case: who says what, and the number of the stage that is on the card then. */
const STEPS: [login: string, says: string, stage: number][] = [
  ["li-lei", "/grade 2 many cannot pay", 2],
  ["wang-wei", "/start", 3],
  ["wang-wei", "/diagnosis\nreproduced: yes\ncause: a full disk\nplan: make room", 4],
  ["wang-wei", "/step removed old logs", 4],
  ["wang-wei", "/fixed there is room again", 5],
  ["lin-mei", "/confirm I can pay", 6],
];

/** Plays the case to its end; after each step the app has done all it has to. */
async function play(here: Town, env: Environment): Promise<void> {
  const { url, meanwhile } = await serve(env);
  here.sendTo(url);
  const issue = here.open("Payment fails");
  await meanwhile(here.standIn.until(() => stageOnCard(here, issue) === 2));
  for (const [login, says, stage] of STEPS) {
    const before = appSaid(here, issue, "record")[0];
    here.say(login, issue, says);
    const after = here.standIn.until(() => {
      const [card] = appSaid(here, issue, "record");
      return card !== before && stageOnCard(here, issue) === stage;
    });
    await meanwhile(after);
  }
}

/** What is there at the end. The day in the case's ID is left out: without dates it is today's. */
function outcomeOf(here: Town): object {
  const { state, state_reason, labels, assignees } = here.issue(1);
  const { git } = here.standIn.repository(KNOWLEDGE);
  return {
    state,
    state_reason,
    labels: labels.map(({ name }) => name).toSorted(),
    assignees: assignees.map(({ login }) => login),
    cards: appSaid(here, here.issue(1), "record").length,
    notices: appSaid(here, here.issue(1), "notice").length,
    files: Object.keys(git.files)
      .map((path) => path.replace(/\d{4}\/TK\d{8}/, "TK"))
      .toSorted(),
    commits: git.log.length,
  };
}

const SOLVED = {
  state: "closed",
  state_reason: "completed",
  labels: ["case", "department/backend", "grade/2-important", "result/resolved", "stage/closed"],
  assignees: ["wang-wei"],
  cards: 1,
  // The handler has the case, the submitter is asked, the submitter hears of the end.
  notices: 3,
  files: ["README.md", "articles/README.md", "articles/TK0001-payment-fails.md", "articles/index.json"],
  commits: 2,
};

const timeout = 60_000;

describe("a whole case", () => {
  test.each(STAND_INS)("goes from opening to article on a stand-in %s", { timeout }, async (_, options) => {
    const here = await town(options);
    await play(here, here.env);
    expect(outcomeOf(here)).toEqual(SOLVED);
  });

  test.each<[string, RegExp[], object]>([
    ["that knows no Git", [/\/(git|branches)\//], { files: ["README.md"], commits: 1 }],
    ["that assigns nobody", [/^POST .*\/assignees$/], { assignees: [] }],
  ])(
    "goes to its end without what a stand-in %s lacks, and the card says so",
    { timeout },
    async (_, lacks, differs) => {
      const here = await town({ lacks });
      // It warns of what cannot be done.
      await play(here, { ...here.env, LOG_LEVEL: "error" });
      expect(outcomeOf(here)).toEqual({ ...SOLVED, ...differs });
      expect(appSaid(here, here.issue(1), "record")[0]).toContain("> **Attention:** ");
    },
  );

  test("goes to its end with the key in a file, which the file's path names", { timeout }, async () => {
    const here = await town();
    const { PRIVATE_KEY: _, ...env } = here.env;
    const file = join(here.folder, "app.pem");
    writeFileSync(file, PRIVATE_KEY);
    await play(here, { ...env, PRIVATE_KEY_PATH: file });
    expect(outcomeOf(here)).toEqual(SOLVED);
  });
});
