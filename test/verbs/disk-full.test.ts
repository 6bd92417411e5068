/** `serve` in a process of its own that may not write as much as it wants, as on a disk that is full. */
import { join } from "node:path";
import { expect, test } from "vitest";
import { openEmbeddedQueue } from "../../src/queue/embedded.ts";
import { startLimited } from "./program.ts";
import { town } from "./town.ts";
import { commentOn, send } from "./webhook.ts";

/** So many bytes fit into each of its files. */
const ROOM = 1024 * 1024;

test(
  "on a full disk serve acknowledges nothing that is not stored, and is not ready",
  { timeout: 60_000 },
  async () => {
    const { env, folder } = await town();
    // GitHub does not answer, so nothing that was stored is done with.
    const changed = { HOST: "127.0.0.1", PORT: "0", LOG_LEVEL: "fatal", GHE_HOST: "127.0.0.1:9" };
    const running = startLimited(["serve"], { ...env, ...changed }, ROOM);
    const url = await running.saying(/listens on (\S+)\n/);
    const acknowledged: string[] = [];
    let status = 202;
    for (let number = 1; status === 202; number += 1) {
      status = await send(url, "issue_comment", commentOn(number));
      if (status === 202) acknowledged.push(`acme/support#${number}`);
    }
    expect(status).toBe(503);
    expect(acknowledged.length).toBeGreaterThan(5);
    expect((await fetch(new URL("/readyz", url))).status).toBe(503);
    expect((await fetch(new URL("/healthz", url))).status).toBe(200);
    running.signal("SIGKILL");
    await running.ended;
    const queue = openEmbeddedQueue(join(folder, "data", "queue.sqlite"), { now: Date.now, random: Math.random });
    const stored = (await queue.known("acme/support#")).map(({ key }) => key);
    await queue.close();
    expect(acknowledged.filter((key) => !stored.includes(key))).toEqual([]);
  },
);
