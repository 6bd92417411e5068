import { generateKeyPairSync } from "node:crypto";
import { pino } from "pino";
import { Probot } from "probot";
import { expect, test } from "vitest";
import { createClient } from "../../../src/github/client/client.ts";

const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
const KEY = privateKey.export({ type: "pkcs8", format: "pem" }).toString();

test("an event is heard without a client being made for it", async () => {
  let made = 0;
  const Counted = class extends createClient({ paced: false }) {
    constructor(...args: ConstructorParameters<ReturnType<typeof createClient>>) {
      super(...args);
      made += 1;
    }
  };
  const probot = new Probot({ appId: 1, privateKey: KEY, log: pino({ level: "silent" }), Octokit: Counted });
  const heard: string[] = [];
  await probot.load((app) => app.on("issues.opened", async ({ id }) => void heard.push(id)));
  const before = made;
  const payload = { action: "opened", installation: { id: 5 } };
  for (const id of ["1", "2"]) {
    await probot.receive({ id, name: "issues", payload } as unknown as Parameters<Probot["receive"]>[0]);
  }
  expect({ heard, made: made - before }).toEqual({ heard: ["1", "2"], made: 0 });
  await probot.auth(5);
  expect(made - before).toBe(1);
});
