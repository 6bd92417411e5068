import { describe, expect, test } from "vitest";
import { company, QUARTER, SUPPORT } from "./world.ts";

async function three() {
  const { sandbox, ...all } = await company();
  for (const title of ["first", "second", "third"]) {
    await all.bob.rest.issues.create({ ...SUPPORT, title, labels: ["case", title] });
    sandbox.advance(QUARTER);
  }
  await all.bob.rest.issues.update({ ...SUPPORT, issue_number: 2, state: "closed", assignees: ["carol"] });
  return { sandbox, ...all };
}

describe("the list of issues", () => {
  test.each([
    ["shows the open ones, newest first", {}, [3, 1]],
    ["shows the closed ones", { state: "closed" }, [2]],
    ["shows all, oldest first", { state: "all", direction: "asc" }, [1, 2, 3]],
    ["shows all by their last change", { state: "all", sort: "updated" }, [2, 3, 1]],
    ["shows those with all of the labels, however spelt", { state: "all", labels: "Case,second" }, [2]],
    ["shows those that changed since a moment", { state: "all", since: "2026-10-27T12:30:00Z" }, [3, 2]],
    ["shows those that are given to somebody", { state: "all", assignee: "carol" }, [2]],
    ["shows those that are given to nobody", { state: "all", assignee: "none" }, [3, 1]],
    ["shows those that somebody opened", { creator: "anna" }, []],
    ["shows a page of them", { state: "all", per_page: 2, page: 2 }, [1]],
  ] as const)("%s", async (_, filter, numbers) => {
    const { app } = await three();
    const { data } = await app.rest.issues.listForRepo({ ...SUPPORT, ...filter });
    expect(data.map(({ number }) => number)).toEqual(numbers);
  });
});
