/** Sandbox and app, started together on this machine, on the sandbox's clock. */
import { generateKeyPairSync, randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pino } from "pino";
import type { Logger } from "pino";
import type { Locale } from "../../core/policy.ts";
import { createSandbox } from "../../sandbox/sandbox.ts";
import type { Sandbox } from "../../sandbox/sandbox.ts";
import { createSite } from "../../sandbox/site.ts";
import { listen } from "../../web/listen.ts";
import { startService } from "../service.ts";
import type { Service } from "../service.ts";
import { KNOWLEDGE, OWNER, personas, setupOf, SUPPORT } from "./cast.ts";

export interface House {
  sandbox: Sandbox;
  /** Where the sandbox's pages and API are. */
  url: string;
  /** Resolves when every webhook was received and every case that is due was looked at. */
  settle: () => Promise<void>;
  /** Moves the clock forward by milliseconds; whatever falls due on the way happens at its moment. */
  pass: (length: number) => Promise<void>;
  /** Ends the app and starts it again on the same queue. */
  restart: () => Promise<void>;
  close: () => Promise<void>;
}

export interface HouseOptions {
  locale: Locale;
  now: number;
  policy?: Record<string, unknown>;
  /** Instead of a policy: the policy file's text. */
  policyText?: string | undefined;
  /** Of the pages; 0 takes any free port. */
  port?: number;
  log?: Logger;
}

const APP_ID = 1;

/** Starts both. Webhooks and requests go over HTTP, as with GitHub; nothing but 127.0.0.1 is spoken to. */
export async function openHouse(options: HouseOptions): Promise<House> {
  const { locale, log = pino({ level: "silent" }) } = options;
  const keys = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const webhookSecret = randomBytes(20).toString("hex");
  const publicKey = keys.publicKey.export({ type: "spki", format: "pem" }).toString();
  const cast = { locale, now: options.now, policy: options.policy ?? {}, policyText: options.policyText };
  const sandbox = createSandbox(setupOf({ ...cast, app: { id: APP_ID, publicKey, webhookSecret } }));
  const pass = (length: number): Promise<void> => passTime({ sandbox, service: () => service }, length);
  const people = personas(locale);
  const places = { repository: `${OWNER}/${SUPPORT}`, knowledge: `${OWNER}/${KNOWLEDGE}`, timezone: "Asia/Shanghai" };
  const site = createSite({ sandbox, people, locale, ...places, advance: pass });
  const server = await listen(site, { host: "127.0.0.1", port: options.port ?? 0 });
  sandbox.reachedAt(server.url);
  const dataDir = mkdtempSync(join(tmpdir(), "caseworker-"));
  const privateKey = keys.privateKey.export({ type: "pkcs8", format: "pem" }).toString();
  const settings = { appId: APP_ID, privateKey, webhookSecret, host: "127.0.0.1", port: 0, dataDir };
  const told = { ...settings, baseUrl: `${server.url}/api/v3`, logLevel: "silent", recordSecret: null };
  const start = () => startService({ settings: told, log, now: () => sandbox.now() });
  let service = await start();
  const receive = () => sandbox.deliverTo({ url: `${service.url}/api/github/webhooks` });
  receive();
  return {
    sandbox,
    url: server.url,
    pass,
    settle: () => settle({ sandbox, service: () => service }),
    restart: async () => {
      sandbox.deliverTo(null);
      await service.stop();
      service = await start();
      receive();
    },
    close: async () => {
      sandbox.deliverTo(null);
      await service.stop();
      await server.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

interface Running {
  sandbox: Sandbox;
  service: () => Service;
}

/** A look causes webhooks, and a webhook a look: until neither does. */
async function settle({ sandbox, service }: Running): Promise<void> {
  for (let before = -1; before !== sandbox.deliveries().length;) {
    before = sandbox.deliveries().length;
    await sandbox.settled();
    await service().worker.drain();
    await sandbox.settled();
  }
}

async function passTime(running: Running, length: number): Promise<void> {
  const { sandbox, service } = running;
  const target = sandbox.now() + length;
  for (;;) {
    await settle(running);
    const next = await service().nextDue();
    const at = Math.max(sandbox.now(), Math.min(next ?? target, target));
    if (at === sandbox.now() && at === target) return;
    sandbox.set(at);
    service().worker.poke();
  }
}
