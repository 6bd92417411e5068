/** A story played in a house in which something goes wrong, and what has become of its cases in the end. */
import { join } from "node:path";
import { env } from "node:process";
import { pino } from "pino";
import { onTestFinished } from "vitest";
import { PROJECT } from "../../src/verbs/demo/board.ts";
import { OWNER } from "../../src/verbs/demo/cast.ts";
import { openHouse } from "../../src/verbs/demo/house.ts";
import type { House, HouseOptions } from "../../src/verbs/demo/house.ts";
import { play } from "../../src/verbs/demo/play.ts";
import { readStory } from "../../src/verbs/demo/story.ts";
import type { Story } from "../../src/verbs/demo/story.ts";
import { outcomeOf } from "./outcome.ts";
import type { Outcome } from "./outcome.ts";

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;

/** These tests may take longer than others when the machine is busy. */
export const PATIENCE = { timeout: 120_000 };

const ROOT = join(import.meta.dirname, "..", "..");

/** Several cases at a time, some of which break their promises. */
export const DAY = readStory(join(ROOT, "src/verbs/demo/day.en.yml"));
/** One case on its usual way, from the report to the article, with its card on the board. */
export const USUAL = withBoard(readStory(join(ROOT, "test/scenarios/usual.en.yml")));

function withBoard(story: Story): Story {
  return { ...story, policy: { ...story.policy, board: { owner: OWNER, project: PROJECT } } };
}

/** The same story with so much time before each step but the first: people wait until they hear from the app. */
export function spaced(story: Story, after: number): Story {
  return { ...story, steps: story.steps.map((step, index) => (index === 0 ? step : { ...step, after })) };
}

/** `FAULT_SEEDS=200` plays each seeded test so often, for a night; usually a few seeds are enough. */
export function seeds(usual: number): number[] {
  const count = Number(env["FAULT_SEEDS"] ?? usual);
  return Array.from({ length: count }, (_, index) => index + 1);
}

/** Does something once, when so many webhooks more were sent; the one that is sent then arrives all the same. */
export function atWebhook({ sandbox }: House, after: number, act: () => unknown): void {
  let left = after;
  const passOver = (): false => {
    if (left === 0) act();
    left -= 1;
    return false;
  };
  sandbox.disturb({ when: passOver, becomes: "lost" });
}

export interface Played {
  outcome: Outcome;
  house: House;
  /** What was logged as a warning or worse, by its text. */
  warned: string[];
}

export interface PlayedOptions extends Partial<HouseOptions> {
  /** Does something before the time before each step passes; the second step has the number 1. */
  between?: (nth: number, house: House) => unknown;
  /** How long it goes on after its end; two days when not given: whatever can be mended has been mended then. */
  rest?: number;
}

/** Plays it to its end. */
export async function played(
  story: Story,
  disturb: (house: House) => unknown = () => {},
  { between = () => {}, rest = 48 * HOUR, ...options }: PlayedOptions = {},
): Promise<Played> {
  const { log, warned } = listening();
  const house = await openHouse({ locale: story.locale, now: story.starts, policy: story.policy, log, ...options });
  onTestFinished(() => house.close());
  await disturb(house);
  let nth = 0;
  const pass = async (length: number): Promise<void> => {
    nth += 1;
    await between(nth, house);
    await house.pass(length);
  };
  await play({ ...house, pass }, story, () => {});
  await house.pass(rest);
  const violations = house.sandbox.violations();
  if (violations.length > 0) throw new Error(`GitHub's contract was broken: ${violations.join("; ")}`);
  return { outcome: await outcomeOf(house), house, warned };
}

const calm = new Map<Story, Promise<Outcome>>();

/** What becomes of its cases when nothing goes wrong; played once for all tests of a file. */
export function undisturbed(story: Story): Promise<Outcome> {
  const known = calm.get(story) ?? played(story).then(({ outcome }) => outcome);
  calm.set(story, known);
  return known;
}

/** A log that keeps the texts of its warnings. */
export function listening() {
  const warned: string[] = [];
  const write = (line: string): void => void warned.push(String((JSON.parse(line) as { msg?: string }).msg));
  return { warned, log: pino({ level: "warn" }, { write }) };
}

/** Numbers from 0 to below 1, the same for the same seed: a linear congruential generator by Knuth's constants. */
export function dice(seed: number): () => number {
  let state = BigInt(seed);
  return () => {
    state = (state * 6_364_136_223_846_793_005n + 1_442_695_040_888_963_407n) & 0xffff_ffff_ffff_ffffn;
    return Number(state >> 32n) / 0x1_0000_0000;
  };
}
