/** A server that is started again while the policy file is broken. */
import { expect, onTestFinished, test } from "vitest";
import { POLICY_PATH } from "../../src/core/model/policy.ts";
import { openHouse } from "../../src/verbs/demo/house.ts";
import { CARD, commentsOf, personAt, REPOSITORY } from "../../src/verbs/demo/person.ts";

test("works by the last good policy all the same, and says so", { timeout: 30_000 }, async () => {
  const house = await openHouse({ locale: "en", now: Date.UTC(2026, 10, 23, 1) });
  onTestFinished(() => house.close());
  const supervisor = personAt(house.url, "li-lei");
  const { repos, issues } = supervisor.octokit.rest;
  const { data } = await issues.create({ ...REPOSITORY, title: "Down", body: "Nothing works", labels: ["case"] });
  const { number: issue_number } = data;
  await house.settle();
  const card = async () => (await commentsOf(supervisor, issue_number)).find(({ body }) => body.includes(CARD))?.body;
  // Its time zone is not the default one.
  expect(await card()).toContain("Asia/Shanghai");

  const at = { ...REPOSITORY, path: POLICY_PATH };
  const { data: file } = await repos.getContent(at);
  const content = Buffer.from("version: [").toString("base64");
  await repos.createOrUpdateFileContents({ ...at, message: "Break it", content, sha: "sha" in file ? file.sha : "" });
  await house.settle();
  await house.restart();
  await issues.createComment({ ...REPOSITORY, issue_number, body: "/help" });
  await house.settle();
  expect(await card()).toContain("Asia/Shanghai");
  expect(await card()).toContain("Until it is mended, the last good policy holds.");
});
