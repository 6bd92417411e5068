/** Sandbox and app, started together on this machine, on the sandbox's clock. */
import { generateKeyPairSync, randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pino } from "pino";
import type { Logger } from "pino";
import type { Locale } from "../../core/model/policy.ts";
import { createSandbox } from "../../sandbox/sandbox.ts";
import type { Sandbox } from "../../sandbox/sandbox.ts";
import type { SecondaryLimits } from "../../sandbox/setup.ts";
import { createSite } from "../../sandbox/site.ts";
import { listen } from "../../web/listen.ts";
import { startService } from "../service.ts";
import type { Service, ServiceOptions } from "../service.ts";
import { PROJECT } from "./board.ts";
import { KNOWLEDGE, OWNER, personas, setupOf, SUPPORT } from "./cast.ts";
import { moveIn } from "./resident.ts";
import type { Resident } from "./resident.ts";

export interface House {
  sandbox: Sandbox;
  /** Where the sandbox's pages and API are. */
  url: string;
  /** Resolves when every webhook was received and every case that is due was looked at. */
  settle: () => Promise<void>;
  /** Moves the clock forward by milliseconds; whatever falls due on the way happens at its moment. */
  pass: (length: number) => Promise<void>;
  /** From now on webhooks wait until the next settling. */
  holdWebhooks: () => void;
  /** Ends the app and starts it again on the same queue. */
  restart: () => Promise<void>;
  /** Ends the app, does something meanwhile, lets time pass, and starts it again; it never hears of what happened. */
  goDown: (length: number, meanwhile: () => Promise<void>) => Promise<void>;
  close: () => Promise<void>;
}

export interface HouseOptions {
  locale: Locale;
  now: number;
  policy?: Record<string, unknown>;
  /** Instead of a policy: the policy file's text. */
  policyText?: string | undefined;
  /** The policy of the organisation, for a policy that extends it. */
  organisation?: Record<string, unknown> | undefined;
  /** Of the pages; 0 takes any free port. */
  port?: number;
  log?: Logger;
  /** GitHub's secondary limits, to which the app keeps then. Default: there are none, so that a story passes in a moment. */
  secondaryLimits?: SecondaryLimits;
  /** Whether the app sweeps and asks for lost webhooks; default false. */
  sweeps?: boolean;
  /** Starts the app. Default: in this process. */
  start?: (options: ServiceOptions) => Promise<Service>;
}

const APP_ID = 1;

/** What the pages show, and in whose time. */
const PLACES = {
  repository: `${OWNER}/${SUPPORT}`,
  knowledge: `${OWNER}/${KNOWLEDGE}`,
  project: `orgs/${OWNER}/projects/${PROJECT}`,
  timezone: "Asia/Shanghai",
};

/** One pair for all houses of a process: nobody outside sees it, and making one takes longer than a short story. */
let keys: { publicKey: string; privateKey: string } | null = null;

function keyPair() {
  keys ??= generateKeyPairSync("rsa", {
    modulusLength: 2048,
    publicKeyEncoding: { type: "spki", format: "pem" },
    privateKeyEncoding: { type: "pkcs8", format: "pem" },
  });
  return keys;
}

/** Starts both. Webhooks and requests go over HTTP, as with GitHub; nothing but 127.0.0.1 is spoken to. */
export async function openHouse(options: HouseOptions): Promise<House> {
  const { locale, log = pino({ level: "silent" }), secondaryLimits, sweeps = false, start = startService } = options;
  const { publicKey, privateKey } = keyPair();
  const webhookSecret = randomBytes(20).toString("hex");
  const sandbox = createSandbox({
    ...setupOf({ ...options, app: { id: APP_ID, publicKey, webhookSecret } }),
    ...(secondaryLimits === undefined ? {} : { secondaryLimits }),
  });
  const pass = (length: number): Promise<void> => passTime({ sandbox, app }, length);
  const people = personas(locale);
  const site = createSite({ sandbox, people, locale, ...PLACES, advance: pass });
  const server = await listen(site, { host: "127.0.0.1", port: options.port ?? 0 });
  sandbox.reachedAt(server.url);
  const dataDir = mkdtempSync(join(tmpdir(), "caseworker-"));
  const settings = { appId: APP_ID, privateKey, webhookSecret, host: "127.0.0.1", port: 0, dataDir };
  const limits = { rateLimits: secondaryLimits !== undefined };
  const told = { ...settings, ...limits, baseUrl: `${server.url}/api/v3`, logLevel: "silent", recordSecret: null };
  const app = await moveIn(sandbox, () => start({ settings: told, log, now: () => sandbox.now(), sweeps }));
  return {
    sandbox,
    url: server.url,
    pass,
    holdWebhooks: app.holdWebhooks,
    settle: async () => {
      await app.bringHeld();
      await settle({ sandbox, app });
    },
    restart: () => app.leaveAndReturn(async () => {}),
    goDown: (length, meanwhile) =>
      app.leaveAndReturn(async () => {
        await meanwhile();
        sandbox.advance(length);
      }),
    close: async () => {
      await app.moveOut();
      await server.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

interface Running {
  sandbox: Sandbox;
  app: Resident;
}

/** A look causes webhooks, and a webhook a look: until neither does. */
async function settle({ sandbox, app }: Running): Promise<void> {
  for (let before = -1; before !== sandbox.deliveries().length;) {
    before = sandbox.deliveries().length;
    await sandbox.settled();
    await app.service().worker.drain();
    await sandbox.settled();
  }
}

async function passTime(running: Running, length: number): Promise<void> {
  const { sandbox, app } = running;
  const target = sandbox.now() + length;
  for (;;) {
    await settle(running);
    const next = await app.service().nextDue();
    const at = Math.max(sandbox.now(), Math.min(next ?? target, sandbox.nextDelivery() ?? target, target));
    if (at === sandbox.now() && at === target) return;
    sandbox.set(at);
    app.service().worker.poke();
  }
}
