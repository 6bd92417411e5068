import { describe, expect, test } from "vitest";
import { mayReadMetrics } from "../../src/web/metrics-access.ts";
import { receiving } from "./receiver.ts";

type Asked = [name: string, address: string, headers: Record<string, string>, token: string | null, may: boolean];

const ASKED: Asked[] = [
  ["a program of this machine may", "127.0.0.1", {}, null, true],
  ["one with another of its addresses may", "127.8.0.1", {}, null, true],
  ["one over IPv6 may", "::1", {}, null, true],
  ["one over IPv4 in IPv6 may", "::ffff:127.0.0.1", {}, null, true],
  ["a private address may not", "10.0.0.7", {}, null, false],
  ["another address may not", "203.0.113.9", {}, null, false],
  ["another address over IPv6 may not", "2001:db8::1", {}, null, false],
  ["an unknown address may not", "", {}, null, false],
  ["a proxy of this machine may not", "127.0.0.1", { "X-Forwarded-For": "203.0.113.9" }, null, false],
  ["a proxy that says so in the new way may not", "127.0.0.1", { Forwarded: "for=203.0.113.9" }, null, false],
  ["a token that nobody asks for opens nothing", "203.0.113.9", { Authorization: "Bearer " }, null, false],
  ["the token opens from anywhere", "203.0.113.9", { Authorization: "Bearer the token" }, "the token", true],
  ["the token opens behind a proxy", "127.0.0.1", { Authorization: "Bearer the token", Via: "1" }, "the token", true],
  ["with a token this machine needs it, too", "127.0.0.1", {}, "the token", false],
  ["another token does not open", "127.0.0.1", { Authorization: "Bearer the tokem" }, "the token", false],
  ["half a token does not open", "127.0.0.1", { Authorization: "Bearer the" }, "the token", false],
  ["the token in another way does not open", "127.0.0.1", { Authorization: "Basic the token" }, "the token", false],
];

const read = async () => ({ text: "looks 1\n", type: "text/plain; version=0.0.4" });

describe("what is measured", () => {
  test.each(ASKED)("%s", (...asked) => {
    const [, address, headers, token, may] = asked;
    expect(mayReadMetrics({ address, headers: new Headers(headers) }, token)).toBe(may);
  });

  test("is read at /metrics", async () => {
    const { url } = await receiving({ metrics: { read, token: null } });
    const answer = await fetch(new URL("/metrics", url));
    expect([answer.status, await answer.text()]).toEqual([200, "looks 1\n"]);
    expect(answer.headers.get("content-type")).toBe("text/plain; version=0.0.4");
  });

  test("is not there for others", async () => {
    const { url } = await receiving({ metrics: { read, token: "the token" } });
    const answer = await fetch(new URL("/metrics", url));
    expect([answer.status, await answer.text()]).toEqual([404, "There is nothing here.\n"]);
  });
});
