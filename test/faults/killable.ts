/** The app in a process of its own that can be killed at any moment, and is started again at once, as by a supervisor. */
import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { onTestFinished } from "vitest";
import { limited } from "../verbs/limited.ts";
import type { Settings } from "../../src/settings.ts";
import type { Service, ServiceOptions } from "../../src/verbs/service.ts";

/** What the process is told; it answers with the same id. */
export interface Told {
  id: number;
  do: "start" | "poke" | "drain" | "nextDue" | "stop";
  /** The time. */
  now: number;
  settings?: Settings;
  sweeps?: boolean;
}

export interface Killable {
  /** For a house. */
  start: (options: ServiceOptions) => Promise<Service>;
  /** With SIGKILL; resolves when it is gone. */
  kill: () => Promise<void>;
}

const PROGRAM = fileURLToPath(new URL("programs/resident.ts", import.meta.url));

interface Resident {
  child: ChildProcess;
  /** Whoever is asked in vain is to ask the next one. */
  killed: boolean;
  gone: Promise<typeof GONE>;
  tell: (what: Omit<Told, "id">) => Promise<unknown>;
}

/** Gone with the test. `room` is asked at each start: no file can grow beyond so many bytes; null: there is no limit. */
export function killable(room: (settings: Settings) => number | null = () => null): Killable {
  let resident: Promise<Resident> | null = null;
  let begin = neverStarted;
  let last: Promise<unknown> = Promise.resolve();
  const killOne = async (): Promise<void> => {
    const doomed = (await resident) ?? (await begin());
    doomed.killed = true;
    doomed.child.kill("SIGKILL");
    await doomed.gone;
    resident = begin();
  };
  // One after the other: each ends another process.
  const kill = (): Promise<void> => {
    const turn = last.then(killOne);
    last = turn;
    return turn;
  };
  onTestFinished(async () => {
    const left = await resident?.catch(() => null);
    left?.child.kill("SIGKILL");
  });
  const start: Killable["start"] = async ({ settings, sweeps = false, now }) => {
    const before = await resident;
    before?.child.kill("SIGKILL");
    const opened = await open(room(settings));
    resident = Promise.resolve(opened);
    const url = String(await opened.tell({ do: "start", now: now(), settings, sweeps }));
    begin = async () => {
      const next = await open(room(settings));
      // GitHub knows one address.
      const port = Number(new URL(url).port);
      await next.tell({ do: "start", now: now(), settings: { ...settings, port }, sweeps });
      return next;
    };
    const tell = (what: Told["do"]): Promise<unknown> => insist(() => resident ?? begin(), { do: what, now: now() });
    return {
      url,
      worker: {
        poke: () => void tell("poke"),
        drain: async () => void (await tell("drain")),
        stop: async () => void (await tell("stop")),
      },
      nextDue: async () => (await tell("nextDue")) as number | null,
      stop: async () => void (await tell("stop")),
    };
  };
  return { start, kill };
}

function neverStarted(): Promise<Resident> {
  return Promise.reject(new Error("it was never started"));
}

/** Where it is killed meanwhile the next one is asked. Throws when it ended by itself. */
async function insist(resident: () => Promise<Resident>, what: Omit<Told, "id">): Promise<unknown> {
  for (;;) {
    const asked = await resident();
    const answer = await Promise.race([asked.tell(what), asked.gone]);
    if (answer !== GONE) return answer;
    if (!asked.killed) throw new Error("the app's process ended by itself");
  }
}

const GONE = Symbol("gone");

async function open(room: number | null): Promise<Resident> {
  const [file = "", ...args] = limited([process.execPath, PROGRAM], room);
  const child = spawn(file, args, { stdio: ["ignore", "inherit", "inherit", "ipc"] });
  let ids = 0;
  const waiting = new Map<number, PromiseWithResolvers<unknown>>();
  child.on("message", ({ id, answer, error }: { id: number; answer?: unknown; error?: string }) => {
    const asked = waiting.get(id);
    waiting.delete(id);
    if (error === undefined) asked?.resolve(answer ?? null);
    else asked?.reject(new Error(error));
  });
  const gone = once(child, "exit").then((): typeof GONE => GONE);
  await once(child, "spawn");
  const tell = (what: Omit<Told, "id">): Promise<unknown> => {
    ids += 1;
    const asked = Promise.withResolvers<unknown>();
    waiting.set(ids, asked);
    // Who is gone hears nothing: that it is gone is noticed elsewhere.
    child.send({ ...what, id: ids }, () => {});
    return asked.promise;
  };
  return { child, killed: false, gone, tell };
}
