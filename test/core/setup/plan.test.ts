import { describe, expect, test } from "vitest";
import { hindranceOf, planSetup } from "../../../src/core/setup/plan.ts";
import { showReason } from "../../../src/core/setup/text.ts";
import type { SetupSight } from "../../../src/core/setup/type.ts";
import { loadWords } from "../../../src/words.ts";
import { branch, EN, LABELS, POLICY, told, untouched, WISH, ZH } from "./setup-sights.ts";

const words = loadWords("en");
const OWN = "caseworker-setup";
const LABELLED = { labels: ["case", "stage/intake"] };

function plan(sight: SetupSight, again = false) {
  const { effects, reasons, problem } = planSetup(sight, { ...WISH, again });
  const say = (reason: (typeof reasons)[number]) => showReason(reason, words);
  return { effects: told(effects), reasons: reasons.map(say), problem: problem && say(problem) };
}

function pull(state: "open" | "closed" | "merged") {
  return { number: 4, url: "https://github.com/acme/support/pull/4", state };
}

/** The repository, and what is done about it but the labels. */
const FILE_ROWS: [name: string, sight: Partial<SetupSight>, effects: string[], reasons: RegExp[]][] = [
  [
    "nobody has set up gets all files on a new branch and a pull request",
    {},
    [`write new ${OWN} on c-main: en zh-CN policy`, `open ${OWN} into main: en zh-CN policy`],
    [/^write .*1-problem.en.yml: it is missing on main$/, /zh-CN/, /policy|caseworker/, /^open a pull request from/],
  ],
  [
    "that has all files gets none",
    { base: branch("main", [EN, ZH, POLICY]) },
    [],
    [/^leave .*en.yml as it is on main$/],
  ],
  [
    "that has all files, its forms under other names, gets none",
    {
      base: branch("main", [
        POLICY,
        ".github/ISSUE_TEMPLATE/problem.en.yml",
        ".github/ISSUE_TEMPLATE/09-problem.zh-CN.yaml",
      ]),
    },
    [],
    [/leave/],
  ],
  [
    "that has other forms gets ours, too",
    { base: branch("main", [".github/ISSUE_TEMPLATE/bug.yml", ".github/ISSUE_TEMPLATE/my-problem.en.yml"]) },
    [`write new ${OWN} on c-main: en zh-CN policy`, `open ${OWN} into main: en zh-CN policy`],
    [],
  ],
  [
    "that has a policy gets the forms only",
    { base: branch("trunk", [POLICY]) },
    [`write new ${OWN} on c-trunk: en zh-CN`, `open ${OWN} into trunk: en zh-CN`],
    [/^leave .github\/caseworker.yml as it is on trunk$/],
  ],
  [
    "whose pull request is open is left alone",
    { own: branch(OWN, [EN, ZH, POLICY]), pull: pull("open") },
    [],
    [/^leave the pull request #4 open$/, /^leave .* as it is on caseworker-setup$/],
  ],
  [
    "whose pull request is open gets what its branch never had, on top of what stands there",
    { own: branch(OWN, [EN, POLICY]), pull: pull("open") },
    [`write ${OWN} on c-${OWN}: zh-CN`],
    [/^write .*zh-CN.yml: it is missing on caseworker-setup$/],
  ],
  [
    "whose pull request is open does not get back what somebody took off its branch",
    { own: branch(OWN, [EN, POLICY], [ZH]), pull: pull("open") },
    [],
    [/^leave out .*zh-CN.yml: somebody took it off caseworker-setup$/],
  ],
  [
    "whose pull request was closed is left alone",
    { own: branch(OWN, [EN, ZH, POLICY]), pull: pull("closed") },
    [],
    [/^leave out .*: the pull request #4 was closed without merging \(--again opens it again\)$/],
  ],
  [
    "whose pull request was merged, and a file deleted since, is left alone",
    { base: branch("main", [EN, POLICY]), pull: pull("merged") },
    [],
    [/^leave out .*zh-CN.yml: it was proposed by the pull request #4, which was merged/],
  ],
  [
    "where the app ended between branch and pull request gets its pull request",
    { own: branch(OWN, [EN, ZH, POLICY]) },
    [`open ${OWN} into main: en zh-CN policy`],
    [/^open/],
  ],
  [
    "with a branch but no pull request gets what is missing, and a pull request that names what it brings",
    { own: branch(OWN, [EN], [POLICY]) },
    [`write ${OWN} on c-${OWN}: zh-CN`, `open ${OWN} into main: en zh-CN`],
    [/somebody took it off/],
  ],
  [
    "with a branch off which somebody took everything gets no pull request",
    { own: branch(OWN, [], [EN, ZH, POLICY]) },
    [],
    [/somebody took it off/],
  ],
];

describe("a repository", () => {
  test.for(FILE_ROWS)("%s", ([, sight, effects, reasons]) => {
    const planned = plan(untouched({ ...LABELLED, ...sight }));
    expect(planned.effects).toEqual(effects);
    for (const reason of reasons) expect(planned.reasons).toContainEqual(expect.stringMatching(reason));
    expect(planned.problem).toBeNull();
  });
});

const NO_PROBLEM = /^$/;

/** What `--again` does. */
const AGAIN_ROWS: [name: string, sight: Partial<SetupSight>, effects: string[], problem: RegExp][] = [
  [
    "a closed pull request is opened again, with what its branch never had",
    { own: branch(OWN, [EN], [POLICY]), pull: pull("closed") },
    [`write ${OWN} on c-${OWN}: zh-CN`, "reopen #4"],
    NO_PROBLEM,
  ],
  [
    "a closed pull request whose branch is gone is followed by a new one",
    { pull: pull("closed") },
    [`write new ${OWN} on c-main: en zh-CN policy`, `open ${OWN} into main: en zh-CN policy`],
    NO_PROBLEM,
  ],
  [
    "a merged pull request is followed by a new one with what is missing",
    { base: branch("main", [EN, POLICY]), pull: pull("merged") },
    [`write new ${OWN} on c-main: zh-CN`, `open ${OWN} into main: zh-CN`],
    NO_PROBLEM,
  ],
  [
    "a branch that was merged is not built upon: somebody has to delete it",
    { base: branch("main", [EN, POLICY]), own: branch(OWN, [EN, ZH, POLICY]), pull: pull("merged") },
    [],
    /^The branch caseworker-setup is left over from the pull request #4, which was merged: delete it/,
  ],
  ["an open pull request is left alone", { own: branch(OWN, [EN, ZH, POLICY]), pull: pull("open") }, [], NO_PROBLEM],
  ["a repository that has everything is left alone", { base: branch("main", [EN, ZH, POLICY]) }, [], NO_PROBLEM],
];

describe("when asked again", () => {
  test.for(AGAIN_ROWS)("%s", ([, sight, effects, problem]) => {
    const planned = plan(untouched({ ...LABELLED, ...sight }), true);
    expect(planned.effects).toEqual(effects);
    expect(planned.problem ?? "").toMatch(problem);
  });
});

describe("labels", () => {
  test("that are missing are created, and named in one line", () => {
    const { effects, reasons } = plan(
      untouched({ labels: ["Stage/Intake", "bug"], base: branch("main", [EN, ZH, POLICY]) }),
    );
    expect(effects).toEqual(["label case"]);
    expect(reasons.slice(0, 2)).toEqual([
      "create the labels that are missing: case",
      "leave the labels that are there as they are: 1",
    ]);
  });

  test("are created with their look", () => {
    const { effects } = planSetup(untouched(), WISH);
    expect(effects.slice(0, 2)).toEqual(LABELS.map((look) => ({ do: "label", look })));
  });

  test("are created in a repository without any commit, where no pull request can be opened", () => {
    const planned = plan(untouched({ base: { name: "main", head: null } }));
    expect(planned.effects).toEqual(["label case", "label stage/intake"]);
    expect(planned.problem).toMatch(
      /^acme\/support has no commit yet, so no pull request can be opened: add a first file/,
    );
  });
});

const GOOD = {
  repository: "acme/support",
  archived: false,
  hasIssues: true,
  policyFlaw: null,
  written: null,
  asked: null,
};

describe("nothing can be set up", () => {
  test.for([
    ["in an archived repository", { archived: true }, /^acme\/support is archived, .*: unarchive it/],
    [
      "where issues are switched off",
      { hasIssues: false },
      /^Issues are switched off in acme\/support: switch them on/,
    ],
    [
      "while the policy is wrong",
      { policyFlaw: "line 2: no." },
      /^The policy that is written is not in force: line 2: no\. /,
    ],
    [
      "in another language than that of the policy",
      { written: "en", asked: "zh-CN" },
      /^acme\/support has a policy, which says locale: en\. Change it there to zh-CN/,
    ],
  ] as const)("%s, and it says what to do", ([, change, problem]) => {
    const hindrance = hindranceOf({ ...GOOD, ...change });
    expect(hindrance && showReason(hindrance, words)).toMatch(problem);
  });

  test.for([
    ["without a policy, in the language that is asked for", { asked: "zh-CN" }],
    ["with a policy of that language", { written: "zh-CN", asked: "zh-CN" }],
    ["with a policy, in its language", { written: "zh-CN" }],
  ] as const)("but %s everything can", ([, change]) => {
    expect(hindranceOf({ ...GOOD, ...change })).toBeNull();
  });
});
