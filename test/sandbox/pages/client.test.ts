import { expect, test } from "vitest";
import { z } from "zod";
import { clientOf } from "../../../src/sandbox/pages/client.ts";

const ANNA = { login: "anna", name: "Anna Li", token: "t-anna", note: "submitter" };

test("a list that is paged by cursors is read to its end", async () => {
  const asked: string[] = [];
  const api = (request: Request) => {
    asked.push(request.url.replace("http://sandbox/api/v3", ""));
    const first = !request.url.includes("after=");
    const link = `<http://127.0.0.1:4000/api/v3/x?after=b>; rel="next", <http://127.0.0.1:4000/api/v3/x>; rel="prev"`;
    return Response.json(first ? [1, 2] : [3], { headers: first ? { link } : {} });
  };
  const client = clientOf({ api, people: [ANNA], repository: "acme/support", knowledge: null, locale: "en" }, ANNA);
  expect(await client.follow("/x?fields=7", z.number())).toEqual([1, 2, 3]);
  expect(asked).toEqual(["/x?fields=7&per_page=100", "/x?after=b"]);
});
