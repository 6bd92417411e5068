import { describe, expect, test } from "vitest";
import { ONE, opened, QUARTER, statusOf, SUPPORT } from "./world.ts";

function bodies({ data }: { data: { body?: string }[] }) {
  return data.map(({ body }) => body);
}

describe("comments", () => {
  test("bear the time of their last edit", async () => {
    const { sandbox, anna, app } = await opened();
    const { data: comment } = await anna.rest.issues.createComment({ ...ONE, body: "first" });
    sandbox.advance(QUARTER);
    await anna.rest.issues.updateComment({ ...SUPPORT, comment_id: comment.id, body: "second" });
    const [entry] = (await app.rest.issues.listEventsForTimeline(ONE)).data;
    const times = { created_at: "2026-10-27T12:00:00Z", updated_at: "2026-10-27T12:15:00Z" };
    expect(entry).toMatchObject({ id: comment.id, event: "commented", body: "second", ...times });
  });

  test.each([
    ["65,536 characters are taken", "x".repeat(65_536), 201],
    ["65,537 characters are not", "x".repeat(65_537), 422],
    ["nothing is not", " \n", 422],
  ])("%s", async (_, body, status) => {
    const { anna } = await opened();
    expect(await statusOf(anna.rest.issues.createComment({ ...ONE, body }))).toBe(status);
  });

  test("that were deleted are gone, and the timeline says so", async () => {
    const { anna, app } = await opened();
    const { data: comment } = await anna.rest.issues.createComment({ ...ONE, body: "x" });
    await anna.rest.issues.deleteComment({ ...SUPPORT, comment_id: comment.id });
    expect(await statusOf(anna.rest.issues.getComment({ ...SUPPORT, comment_id: comment.id }))).toBe(404);
    const { data } = await app.rest.issues.listEventsForTimeline(ONE);
    expect(data.map(({ event }) => event)).toEqual(["comment_deleted"]);
  });

  test("can be listed for an issue and for the repository, since a moment", async () => {
    const { sandbox, anna, app } = await opened();
    await anna.rest.issues.createComment({ ...ONE, body: "early" });
    sandbox.advance(QUARTER);
    await anna.rest.issues.createComment({ ...ONE, body: "late" });
    expect(bodies(await app.rest.issues.listComments(ONE))).toEqual(["early", "late"]);
    const since = "2026-10-27T12:10:00Z";
    expect(bodies(await app.rest.issues.listComments({ ...ONE, since }))).toEqual(["late"]);
    const newest = { sort: "created", direction: "desc" } as const;
    expect(bodies(await app.rest.issues.listCommentsForRepo({ ...SUPPORT, ...newest }))).toEqual(["late", "early"]);
  });
});

describe("reactions", () => {
  test("are given once by each: 201 when new, 200 when it was there", async () => {
    const { anna, bob } = await opened();
    const thumb = { ...ONE, content: "+1" } as const;
    const statuses = [];
    for (const who of [anna, anna, bob]) statuses.push(await statusOf(who.rest.reactions.createForIssue(thumb)));
    expect(statuses).toEqual([201, 200, 201]);
    expect((await anna.rest.issues.get(ONE)).data.reactions).toMatchObject({ "+1": 2, eyes: 0, total_count: 2 });
  });

  test("to comments are listed by content, counted, and taken back by who gave them only", async () => {
    const { anna, bob, app } = await opened();
    const { data: comment } = await anna.rest.issues.createComment({ ...ONE, body: "x" });
    const subject = { ...SUPPORT, comment_id: comment.id };
    const { data: reaction } = await app.rest.reactions.createForIssueComment({ ...subject, content: "eyes" });
    await bob.rest.reactions.createForIssueComment({ ...subject, content: "-1" });
    const { data: eyes } = await bob.rest.reactions.listForIssueComment({ ...subject, content: "eyes" });
    expect(eyes).toMatchObject([{ content: "eyes", user: { login: "caseworker[bot]" } }]);
    const deleted = { ...subject, reaction_id: reaction.id };
    expect(await statusOf(bob.rest.reactions.deleteForIssueComment(deleted))).toBe(404);
    expect(await statusOf(app.rest.reactions.deleteForIssueComment(deleted))).toBe(204);
    expect((await anna.rest.issues.getComment(subject)).data.reactions).toMatchObject({ eyes: 0, "-1": 1 });
  });
});
