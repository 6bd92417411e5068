/** What the board costs GitHub, from the webhook to the last write. */
import { expect, onTestFinished, test } from "vitest";
import { formBody } from "../../src/verbs/demo/actions.ts";
import { setCard } from "../../src/verbs/demo/board-card.ts";
import { openHouse } from "../../src/verbs/demo/house.ts";
import { personAt, REPOSITORY } from "../../src/verbs/demo/person.ts";

const ANSWERS = { type: "Function broken", impact: "Some people", urgency: "Work goes on, but with difficulty" };
const BODY = formBody({ ...ANSWERS, description: "The payment page shows error 502." }, "en");

/** A case with its card on the board, and what the app asks of the board when something is done. */
async function boarded() {
  const policy = { board: { owner: "acme", project: 1 } };
  const house = await openHouse({ locale: "en", now: Date.UTC(2026, 10, 23, 1), policy });
  onTestFinished(() => house.close());
  const asked = async (deed: () => Promise<unknown>): Promise<string[]> => {
    const before = house.sandbox.requests().length;
    await deed();
    await house.settle();
    const own = house.sandbox.requests().slice(before);
    const operations = own.flatMap(({ who, operation }) => (who === "caseworker[bot]" ? (operation ?? "") : []));
    return operations.filter((operation) => operation.startsWith("projects/"));
  };
  const issue = {
    ...REPOSITORY,
    login: "lin-mei",
    title: "Payment fails",
    labels: ["case"],
    assignees: [],
    body: BODY,
  };
  const say = async (login: string, body: string) => {
    const comment = { ...REPOSITORY, issue_number: 1, body };
    return personAt(house.url, login).octokit.rest.issues.createComment(comment);
  };
  const first = await asked(() => house.sandbox.openByForm(issue));
  return { house, asked, say, first };
}

test(
  "a case is put on the board by reading the project once, adding it, and one write",
  { timeout: 30_000 },
  async () => {
    const { first, house } = await boarded();
    expect(first).toEqual([
      "projects/list-fields-for-org",
      "projects/add-item-for-org",
      "projects/update-item-for-org",
    ]);
    expect(house.sandbox.violations()).toEqual([]);
  },
);

test("a change is one write, and what changes nothing there is none", { timeout: 30_000 }, async () => {
  const { asked, say } = await boarded();
  expect(await asked(() => say("li-lei", "/grade 2"))).toEqual(["projects/update-item-for-org"]);
  expect(await asked(() => say("lin-mei", "Any news?"))).toEqual([]);
  expect(await asked(() => say("wang-wei", "/start"))).toEqual(["projects/update-item-for-org"]);
  expect(await asked(() => say("wang-wei", "/step looked at the log"))).toEqual([]);
});

test("a card that somebody moves is read once, and written once", { timeout: 30_000 }, async () => {
  const { asked, say, house } = await boarded();
  await asked(() => say("li-lei", "/grade 2"));
  const move = () => setCard(personAt(house.url, "wang-wei"), 1, { Status: "3 · Diagnosis" });
  expect(await asked(move)).toEqual(["projects/get-org-item", "projects/update-item-for-org"]);
});
