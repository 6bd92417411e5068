/** The stand-in with a support repository and a knowledge base, and the app's environment to work on it. */
import { generateKeyPairSync } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import type { Environment } from "./program.ts";
import { StandIn } from "./stand-in.ts";
import type { StandInOptions } from "./stand-in.ts";
import type { Account, Issue, Tracker } from "./stand-in-issues.ts";
import { payloadOf, SECRET, send } from "./webhook.ts";

const KEYS = generateKeyPairSync("rsa", { modulusLength: 2048 });

/** A throwaway key. */
export const PRIVATE_KEY = KEYS.privateKey.export({ type: "pkcs1", format: "pem" }).toString();
const PUBLIC_KEY = KEYS.publicKey.export({ type: "spki", format: "pem" }).toString();

export const SUPPORT = "acme/support";
export const KNOWLEDGE = "acme/knowledge-base";

const POLICY = `
version: 1
supervisors: [li-lei]
departments:
  backend: { en: Backend, zh-CN: 后端开发组, members: [wang-wei] }
knowledge: { repository: ${KNOWLEDGE} }
`;

const FORM = [
  ["Kind of problem", "Function broken"],
  ["Who is affected", "Some people"],
  ["How bad it is", "Work goes on, but with difficulty"],
  ["What happens", "The payment page shows error 502."],
]
  .map(([heading, answer]) => `### ${heading}\n\n${answer}`)
  .join("\n\n");

export interface Town {
  standIn: StandIn;
  env: Environment;
  /** A folder of its own. */
  folder: string;
  tracker: Tracker;
  issue: (number: number) => Issue;
  /** Opens a case by the form. */
  open: (title: string) => Issue;
  say: (login: string, issue: Issue, body: string) => void;
  /** From now on everything that happens is sent there, one webhook after the other. */
  sendTo: (url: string) => void;
}

export interface TownOptions extends Partial<StandInOptions> {
  /** Instead of the policy of this file. */
  policy?: string;
}

/** Stands until the test ends. */
export async function town({ policy = POLICY, ...options }: TownOptions = {}): Promise<Town> {
  const standIn = new StandIn({
    publicKey: PUBLIC_KEY,
    people: { "lin-mei": "read", "wang-wei": "write", "li-lei": "admin" },
    repositories: {
      [SUPPORT]: { ".github/caseworker.yml": policy },
      [KNOWLEDGE]: { "README.md": "# Knowledge base\n" },
      "Codertocat/Hello-World": {},
    },
    ...options,
  });
  await standIn.open();
  const folder = mkdtempSync(join(tmpdir(), "caseworker-town-"));
  onTestFinished(async () => {
    await standIn.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const github = { GHE_HOST: standIn.host, GHE_PROTOCOL: "http" };
  const { tracker } = standIn.repository(SUPPORT);
  return {
    standIn,
    folder,
    tracker,
    env: { APP_ID: "1", PRIVATE_KEY, WEBHOOK_SECRET: SECRET, DATA_DIR: join(folder, "data"), ...github },
    issue: (number) => tracker.issues.get(number) ?? missing(number),
    open: (title) => tracker.open(person("lin-mei"), { title, body: FORM, labels: ["case"] }),
    say: (login, issue, body) => void tracker.comment(person(login), issue, body),
    sendTo: (url) => sendAll(standIn, url),
  };
}

/** A key that is not the app's. */
export function anotherKey(): string {
  const { publicKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  return publicKey.export({ type: "spki", format: "pem" }).toString();
}

function missing(number: number): never {
  throw new Error(`there is no issue ${number}`);
}

export function person(login: string): Account {
  return { login, type: "User" };
}

/** What people and the app do. Nobody sends again what could not be sent, as at GitHub. */
function sendAll(standIn: StandIn, url: string): void {
  let last = Promise.resolve(0);
  standIn.onHappening = (name, happening) => {
    const payload = structuredClone(payloadOf(name, happening, standIn.installation));
    last = last.then(() => send(url, happening.event, payload)).catch(() => 0);
  };
}

/** The app's comments of an issue: of what it keeps there, what it says, or either. */
export function appSaid({ tracker }: Town, issue: Issue, what: "record" | "notice"): string[] {
  return tracker.comments(issue).flatMap(({ body = "" }) => (body.includes(`<!-- caseworker:${what}:`) ? [body] : []));
}

/** The number of the stage that the app shows on its card; null while there is no card. */
export function stageOnCard(here: Town, issue: Issue): number | null {
  const [card] = appSaid(here, issue, "record");
  const stage = /^### \S+ · (\d) ·/m.exec(card ?? "")?.[1];
  return stage === undefined ? null : Number(stage);
}
