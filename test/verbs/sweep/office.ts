/** A support repository with its people on the sandbox, and the app, which goes away and comes back. */
import { rmSync } from "node:fs";
import type { Octokit } from "@octokit/rest";
import { pino } from "pino";
import { onTestFinished, vi } from "vitest";
import type { Sandbox, SandboxSetup } from "../../../src/sandbox/sandbox.ts";
import { readSettings } from "../../../src/settings.ts";
import { startService } from "../../../src/verbs/service.ts";
import type { Service } from "../../../src/verbs/service.ts";
import { client, SETUP, SUPPORT } from "../../sandbox/world.ts";
import { reached } from "../sandbox.ts";

// Several starts of the app, over HTTP: they may take longer on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

export const POLICY_PATH = ".github/caseworker.yml";
export const POLICY = `
version: 1
supervisors: [dan]
departments:
  backend: { en: Backend, members: [carol] }
`;

const FORM = [
  ["Kind of problem", "Function broken"],
  ["Who is affected", "Some people"],
  ["How bad it is", "Work goes on, but with difficulty"],
  ["What happens", "The page shows error 502."],
]
  .map(([heading, answer]) => `### ${heading}\n\n${answer}`)
  .join("\n\n");

const COLLABORATORS = { bob: "triage", carol: "write", dan: "admin" } as const;

/** A repository of the same people. */
export function repository(name: string, files: Record<string, string>) {
  return { owner: SUPPORT.owner, name, collaborators: COLLABORATORS, files };
}

export interface Office {
  sandbox: Sandbox;
  env: Record<string, string>;
  as: (login: string) => Octokit;
  /** Opens a case by the form, in the support repository unless told otherwise; gives its number. */
  open: (repo?: string) => Promise<number>;
  say: (login: string, number: number, body: string) => Promise<void>;
  /** What the app's notices and card say. */
  said: (number: number) => Promise<string[]>;
  /** Starts the app; what happens from now on is told to it. */
  start: () => Promise<void>;
  /** Ends the app: webhooks from now on arrive nowhere, and GitHub's log says so. */
  stop: () => Promise<void>;
  service: () => Service;
  /** Resolves when every webhook was received and everything that is due was done. */
  settle: () => Promise<void>;
  /** Lets time pass; what falls due on the way happens at its moment. */
  pass: (length: number) => Promise<void>;
  /** The queue's file is deleted, and nothing else. */
  forgetQueue: () => void;
  /** What the app asked since it was asked here last, as GitHub calls it: `issues/list-for-repo`. */
  asked: () => string[];
  /** The numbers of the issues that the app looked at since it was asked here last. */
  looked: () => number[];
}

/** Clients measure by the host's clock how long a token holds. */
const YEAR = 365 * DAY;

/** Stands until the test ends; the app is not started yet. */
export async function office(setup: Partial<SandboxSetup> = {}): Promise<Office> {
  const app = { ...SETUP.app, ...setup.app, tokenLife: YEAR };
  const repositories = [repository(SUPPORT.repo, { [POLICY_PATH]: POLICY })];
  const { sandbox, env } = await reached({ repositories, ...setup, app });
  const as = (login: string) => client(sandbox, `t-${login}`);
  const running = runningIn(sandbox, env);
  return {
    sandbox,
    env,
    as,
    open: async (repo = SUPPORT.repo) =>
      sandbox.openByForm({
        ...SUPPORT,
        repo,
        login: "anna",
        title: "A problem",
        body: FORM,
        labels: ["case"],
        assignees: [],
      }),
    say: async (login, issue_number, body) => {
      await as(login).rest.issues.createComment({ ...SUPPORT, issue_number, body });
    },
    said: async (issue_number) => {
      const { data } = await as("dan").rest.issues.listComments({ ...SUPPORT, issue_number, per_page: 100 });
      return data.filter(({ user }) => user?.type === "Bot").map(({ body }) => body ?? "");
    },
    forgetQueue: () => {
      for (const end of ["", "-wal", "-shm"]) rmSync(`${env["DATA_DIR"]}/queue.sqlite${end}`, { force: true });
    },
    ...running,
    ...askedOf(sandbox),
  };
}

function askedOf(sandbox: Sandbox): Pick<Office, "asked" | "looked"> {
  let from = 0;
  const since = () => {
    const all = sandbox.requests().filter(({ who }) => who === "app" || who === "caseworker[bot]");
    return all.slice(from, (from = all.length));
  };
  return {
    asked: () => since().flatMap(({ operation }) => operation ?? []),
    looked: () =>
      since()
        .filter(({ operation }) => operation === "issues/get")
        .map(({ path }) => Number(path.split("/").at(-1)))
        .toSorted((one, other) => one - other),
  };
}

function runningIn(sandbox: Sandbox, env: Record<string, string>) {
  let service: Service | null = null;
  const there = (): Service => {
    if (service === null) throw new Error("the app does not run");
    return service;
  };
  const stop = async () => {
    sandbox.deliverTo(null);
    await service?.stop();
    service = null;
  };
  onTestFinished(stop);
  const settle = async () => {
    for (let before = -1; before !== sandbox.deliveries().length;) {
      before = sandbox.deliveries().length;
      await sandbox.settled();
      await service?.worker.drain();
      await sandbox.settled();
    }
  };
  const pass = async (length: number) => {
    for (const target = sandbox.now() + length; sandbox.now() < target;) {
      await settle();
      const next = (await service?.nextDue()) ?? target;
      sandbox.set(Math.max(sandbox.now(), Math.min(next, target)));
      service?.worker.poke();
    }
    await settle();
  };
  return {
    service: there,
    start: async () => {
      const log = pino({ level: "silent" });
      service = await startService({ settings: readSettings(env), log, now: () => sandbox.now(), sweeps: true });
      sandbox.deliverTo({ url: `${service.url}/api/github/webhooks` });
    },
    stop,
    settle,
    pass,
  };
}
