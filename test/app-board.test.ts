/** What the app does about cards on a board that somebody changed. */
import { pino } from "pino";
import { Probot } from "probot";
import { expect, test } from "vitest";
import { createApp } from "../src/app.ts";

const APP = { login: "caseworker[bot]", type: "Bot" };
const PERSON = { login: "he-qing", type: "User" };

/** What GitHub tells of a card that was moved to another column. */
function moved({ field = {}, item = {}, sender = PERSON }: { field?: object; item?: object; sender?: object }) {
  const field_value = { field_name: "Status", project_number: 5, to: { id: "47fc9ee4", name: "Done" }, ...field };
  return {
    action: "edited",
    organization: { login: "acme" },
    projects_v2_item: { id: 77, content_type: "Issue", ...item },
    changes: { field_value },
    installation: { id: 3 },
    sender,
  };
}

const nobody = () => Promise.reject(new Error("nobody asks who the app is"));

/** The rows that are put because of it. */
async function received(payload: object): Promise<[key: string, options: object][]> {
  const put: [string, object][] = [];
  const probot = new Probot({ githubToken: "a token of this test", log: pino({ level: "silent" }) });
  const inbox = { put: async (key: string, options: object) => void put.push([key, options]), ownLogin: nobody };
  await probot.load(createApp({ ...inbox, forgetPolicy: () => {} }));
  await probot.receive({ id: "1", name: "projects_v2_item", payload } as unknown as Parameters<Probot["receive"]>[0]);
  return put;
}

const CARDS: [string, object, string[]][] = [
  ["a card that a person moves is read, by whom and where to", moved({}), ["board acme/5/77 he-qing 47fc9ee4"]],
  ["so is one in which a text or a date is written", moved({ field: { to: "x" } }), ["board acme/5/77 he-qing -"]],
  ["and one of which a field is emptied", moved({ field: { to: null } }), ["board acme/5/77 he-qing -"]],
  ["what a bot does to a card is passed over, the app above all", moved({ sender: APP }), []],
  ["so is a card that is no issue", moved({ item: { content_type: "DraftIssue" } }), []],
  ["and a field of which GitHub does not say whose it is", moved({ field: { project_number: undefined } }), []],
];

test.each(CARDS)("%s", async (_, payload, keys) => {
  expect(await received(payload)).toEqual(keys.map((key) => [key, { rank: 0, hint: "3" }]));
});
