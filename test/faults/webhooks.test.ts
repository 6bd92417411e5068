/** Webhooks lost, doubled, reordered and late are one case: the app looks again (architecture.md, "The idea"). */
import { expect, test } from "vitest";
import type { WebhookFault } from "../../src/sandbox/faults.ts";
import { DAY, dice, MINUTE, PATIENCE, played, seeds, spaced, undisturbed, USUAL } from "./disturbed.ts";

/** Nobody waits for less than a minute before they go on. */
const FATES: WebhookFault["becomes"][] = ["doubled", { behind: 1 }, { behind: 4 }, { late: 50_000 }];

test.each(seeds(1))(
  "doubled, reordered and late ones of a day change nothing, dice of seed %i",
  PATIENCE,
  async (seed) => {
    const roll = dice(seed);
    const { outcome } = await played(DAY, ({ sandbox }) => {
      for (const becomes of FATES) sandbox.disturb({ times: Infinity, when: () => roll() < 0.2, becomes });
    });
    expect(outcome).toEqual(await undisturbed(DAY));
  },
);

/** Lost webhooks are asked for every hour. */
const PATIENT = spaced(USUAL, 75 * MINUTE);

test.each([4, 40])("those that are %i minutes late change nothing where people wait", PATIENCE, async (minutes) => {
  const roll = dice(minutes);
  const { outcome } = await played(PATIENT, ({ sandbox }) => {
    sandbox.disturb({ times: Infinity, when: () => roll() < 0.5, becomes: { late: minutes * MINUTE } });
  });
  expect(outcome).toEqual(await undisturbed(PATIENT));
});

test.each(seeds(2))("lost ones are made up for, dice of seed %i", PATIENCE, async (seed) => {
  const roll = dice(seed);
  let lost = 0;
  const loses = () => roll() < 0.5 && (lost += 1) > 0;
  const disturb: Parameters<typeof played>[1] = ({ sandbox }) =>
    sandbox.disturb({ times: Infinity, when: ({ redelivery }) => !redelivery && loses(), becomes: "lost" });
  const { outcome } = await played(PATIENT, disturb, { sweeps: true });
  expect(outcome).toEqual(await undisturbed(PATIENT));
  expect(lost).toBeGreaterThan(0);
});
