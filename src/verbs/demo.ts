/** `caseworker demo`: a day of a support team, played against a local GitHub; then it stays up to be played with. */
import { join } from "node:path";
import { LOCALES } from "../core/model/policy.ts";
import type { Locale } from "../core/model/policy.ts";
import { openHouse } from "./demo/house.ts";
import type { House, HouseOptions } from "./demo/house.ts";
import { play } from "./demo/play.ts";
import type { Played } from "./demo/play.ts";
import { readStory } from "./demo/story.ts";
import { narrate, outcomes } from "./demo/tell.ts";
import { TEXTS } from "./demo/texts.ts";
import type { Terminal } from "./terminal.ts";
import { UsageError } from "./usage.ts";

export interface DemoOptions {
  /** End after the table. */
  once: boolean;
  locale: string;
  /** Where the pages are, as written; 0 takes any free port. */
  port: string;
}

/** Exit code 0 when every case ended as the story says, else 1. Throws a UsageError for a locale or a port that cannot be had. */
export async function demo({ once, locale, port }: DemoOptions, terminal: Terminal): Promise<number> {
  const language = LOCALES.find((known) => known === locale);
  if (language === undefined) throw new UsageError(`expected a locale (${LOCALES.join(" or ")}), found ${locale}`);
  const story = readStory(join(import.meta.dirname, "demo", `day.${language}.yml`));
  const house = await openAt(port, { locale: language, now: story.starts, policy: story.policy });
  try {
    const played: Played[] = [];
    const tell = (step: Played) => {
      played.push(step);
      terminal.write(narrate(step, language));
    };
    await play(house, story, tell);
    terminal.write(await outcomes(house, played, language));
    if (!once) await stayUp(house, language, terminal);
    return house.sandbox.violations().length + played.flatMap(({ complaints }) => complaints).length === 0 ? 0 : 1;
  } finally {
    await house.close();
  }
}

/** Opens the house with its pages on that port. */
async function openAt(port: string, options: HouseOptions): Promise<House> {
  if (!/^\d{1,5}$/.test(port) || Number(port) > LAST_PORT) {
    throw new UsageError(`expected --port 0 to ${LAST_PORT}; found ${port}`);
  }
  try {
    return await openHouse({ ...options, port: Number(port) });
  } catch (error) {
    const why = error instanceof Error && "code" in error ? WHY_NOT[String(error.code)] : undefined;
    if (why === undefined) throw error;
    throw new UsageError(`${why} port ${port}: choose another with --port, or any free one with --port 0`, {
      cause: error,
    });
  }
}

const LAST_PORT = 65_535;

/** The operating system's word for a port that cannot be had. */
const WHY_NOT: Record<string, string> = {
  EADDRINUSE: "another program listens on",
  EACCES: "it may not use",
};

async function stayUp({ url }: House, locale: Locale, terminal: Terminal): Promise<void> {
  terminal.write(`\n${TEXTS[locale].stay}\n${url}`);
  await new Promise<void>((resolve) => {
    process.once("SIGINT", () => resolve());
    process.once("SIGTERM", () => resolve());
  });
}
