/** Repositories are renamed, given away, archived and deleted, issues moved, locked and deleted, in the middle of the work. */
import { afterEach, describe, expect, test, vi } from "vitest";
import type { Delivery } from "../../src/sandbox/sandbox.ts";
import { BASE, personAt, REPOSITORY } from "../../src/verbs/demo/person.ts";
import type { House } from "../../src/verbs/demo/house.ts";
import { HOUR, MINUTE, PATIENCE, played, spaced, undisturbed, USUAL } from "./disturbed.ts";

afterEach(() => vi.useRealTimers());

const SPACED = spaced(USUAL, 75 * MINUTE);
/** As far as people who may write come alone. */
const BY_STAFF = { ...SPACED, steps: SPACED.steps.slice(0, 5) };
const ISSUE = { ...REPOSITORY, number: 1, login: "acme" };

/** Does something between the second step and the third. */
const inTheMiddle = (act: (house: House) => unknown) => ({
  between: (nth: number, house: House) => (nth === 2 ? act(house) : undefined),
});

/** Of the app alone. */
const asked = ({ sandbox }: House) =>
  sandbox.requests().filter(({ who }) => who === "caseworker[bot]" || who === "app");

const rename = ({ sandbox }: House) => sandbox.changeRepository(REPOSITORY, { name: "help" });

/** For ten minutes; or nothing happens meanwhile. */
const archive = (archived: boolean) => async (house: House) => {
  await house.sandbox.changeRepository(REPOSITORY, { archived });
  await house.pass(10 * MINUTE);
  await house.sandbox.changeRepository(REPOSITORY, { archived: false });
};

/** The webhook of the second step, which is a supervisor's, comes in those ten minutes. */
const late = ({ sandbox }: House) => sandbox.disturb({ when: isOfStep, becomes: { late: 5 * MINUTE } });

function isOfStep({ payload }: Delivery): boolean {
  return (payload["sender"] as { login: string }).login === "li-lei";
}

const lock = ({ url }: House) => personAt(url, "li-lei").octokit.rest.issues.lock({ ...REPOSITORY, issue_number: 1 });

describe("a case goes on to the same end", () => {
  test("where its repository is renamed, and is looked at under its new name", PATIENCE, async () => {
    const { outcome, house, warned } = await played(SPACED, undefined, inTheMiddle(rename));
    expect(outcome).toEqual(await undisturbed(SPACED));
    expect(warned).toEqual([]);
    expect(asked(house).filter(({ status }) => status === 301)).toHaveLength(1);
  });

  test("where its issue is locked", PATIENCE, async () => {
    const calm = await played(BY_STAFF, undefined, { rest: HOUR });
    const { outcome } = await played(BY_STAFF, undefined, { ...inTheMiddle(lock), rest: HOUR });
    expect(outcome).toEqual(calm.outcome);
  });

  test("where its repository was archived when there was something to write", PATIENCE, async () => {
    const calm = await played(SPACED, late, inTheMiddle(archive(false)));
    const { outcome, house, warned } = await played(SPACED, late, inTheMiddle(archive(true)));
    expect(outcome).toEqual(calm.outcome);
    expect(warned).toEqual([]);
    expect(asked(house).filter(({ status }) => status === 403)).toHaveLength(1);
  });
});

const DELETED: [string, (house: House) => unknown][] = [
  ["its repository was deleted", ({ sandbox }) => sandbox.changeRepository(REPOSITORY, { deleted: true })],
  ["its repository was given away", ({ sandbox }) => sandbox.changeRepository(REPOSITORY, { owner: "li-lei" })],
  ["its issue was deleted", ({ sandbox }) => sandbox.deleteIssue(ISSUE)],
  ["the app was taken away", ({ sandbox }) => sandbox.setInstallation(REPOSITORY.owner, "removed")],
];

const FIRST_STEPS = { ...SPACED, steps: SPACED.steps.slice(0, 3) };

test.each(DELETED)("the app rests where %s", PATIENCE, async (_, act) => {
  const { house, warned } = await played(FIRST_STEPS, undefined, { rest: 0 });
  // Octokit waits for seconds when a token is refused that is new by the host's clock.
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + MINUTE });
  await act(house);
  const before = asked(house).length;
  await house.pass(200 * HOUR);
  expect(warned).toEqual([]);
  expect(asked(house).length - before).toBeLessThan(15);
  expect(asked(house).filter(({ at }) => at > house.sandbox.now() - 100 * HOUR)).toEqual([]);
});

test(
  "a case that was moved to another repository goes on there, and in its old place nothing more is done",
  PATIENCE,
  async () => {
    const { house, warned } = await played(FIRST_STEPS, undefined, { rest: 0 });
    const number = await house.sandbox.transferIssue(ISSUE, BASE);
    await house.pass(HOUR);
    const { octokit } = personAt(house.url, "li-lei");
    const { data } = await octokit.rest.issues.get({ ...BASE, issue_number: number });
    const labels = data.labels.map((label) => (typeof label === "string" ? label : label.name));
    expect(labels).toEqual(["case", "stage/diagnosis", "grade/2-important", "department/backend"]);
    expect(warned).toEqual([]);
  },
);
