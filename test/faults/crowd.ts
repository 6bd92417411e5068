/** Many cases that are due at the same moment: copies of one that went its way, each with a grade of its own. */
import { pino } from "pino";
import type { Grade } from "../../src/core/model/case.ts";
import type { Entry } from "../../src/core/model/entry.ts";
import { readHeard } from "../../src/core/record/heard.ts";
import { GRADE_LABELS } from "../../src/core/workflow/labels.ts";
import { formatTail, NO_RECORD, withEntries } from "../../src/core/record/record.ts";
import type { CaseRecord } from "../../src/core/record/record.ts";
import { openQueue } from "../../src/queue/open.ts";
import { createSeal } from "../../src/seal.ts";
import type { Settings } from "../../src/settings.ts";
import type { House } from "../../src/verbs/demo/house.ts";
import { commentsOf, personAt, REPOSITORY } from "../../src/verbs/demo/person.ts";
import { createHub } from "../../src/verbs/hub.ts";
import { recordSecret } from "../../src/verbs/secret.ts";
import { HOUR, MINUTE } from "./disturbed.ts";
import { itemsOf } from "./outcome.ts";

export interface Crowd {
  /** How many copies. */
  count: number;
  /** When all of them are due. */
  dueAt: number;
  /** Of the app, which must not run meanwhile. */
  settings: Settings;
}

/** So many comments a minute and an hour GitHub's limits let pass. */
const A_MINUTE = 70;
const AN_HOUR = 490;

/** Makes copies of the house's first case, with a row each. Gives the grade of each by its number. */
export async function gather(house: House, { count, dueAt, settings }: Crowd): Promise<Map<number, Grade>> {
  const { sandbox, url } = house;
  const seal = createSeal(recordSecret(settings));
  const hub = createHub({ settings, seal, log: pino({ level: "silent" }), clock: () => sandbox.now() });
  const octokit = await hub.clientFor(REPOSITORY, null);
  const watcher = personAt(url, "li-lei");
  const { data: first } = await watcher.octokit.rest.issues.get({ ...REPOSITORY, issue_number: 1 });
  const { record } = readHeard(itemsOf(await commentsOf(watcher, 1)), { issueId: first.id, seal });
  const labels = first.labels.map((label) => (typeof label === "string" ? label : (label.name ?? "")));
  const grades = new Map<number, Grade>([[1, 2]]);
  sandbox.advance(HOUR);
  for (let nth = 0; nth < count; nth += 1) {
    if (nth % A_MINUTE === A_MINUTE - 1) sandbox.advance(MINUTE);
    if (nth % AN_HOUR === AN_HOUR - 1) sandbox.advance(HOUR);
    const grade = gradeOf(nth);
    const form = {
      ...REPOSITORY,
      login: "gao-shan",
      title: `${first.title} ${nth}`,
      body: first.body ?? "",
      labels: [...labels.filter((label) => !label.startsWith("grade/")), GRADE_LABELS[grade]],
      assignees: ["wang-wei"],
    };
    const number = await sandbox.openByForm(form);
    grades.set(number, grade);
    const { data } = await watcher.octokit.rest.issues.get({ ...REPOSITORY, issue_number: number });
    const card = cardOf(record, { grade, at: sandbox.now(), binding: { issueId: data.id, seal } });
    await octokit.rest.issues.createComment({ ...REPOSITORY, issue_number: number, body: card });
  }
  await putAll(grades, { dueAt, settings, hint: await installationOf(hub) });
  return grades;
}

/** Of three in a row each has another. */
function gradeOf(nth: number): Grade {
  return ([3, 2, 1] as const)[nth % 3] ?? 3;
}

interface Copying {
  grade: Grade;
  /** Everything of before is heard. */
  at: number;
  binding: Parameters<typeof formatTail>[1];
}

function cardOf(record: CaseRecord, { grade, at, binding }: Copying): string {
  const entries = record.entries.map((entry) => {
    const { link: _, ...rest } = entry as Entry & { link?: string };
    return rest.did === "graded" ? { ...rest, grade } : rest;
  });
  const heard = { ...record.heard, at: at + HOUR, recent: {} };
  const { text } = withEntries(NO_RECORD, entries, { heard, binding });
  return formatTail({ heard, text, sheets: 0, last: "" }, binding);
}

async function installationOf({ probot }: ReturnType<typeof createHub>): Promise<string> {
  const app = await probot.auth();
  const { data } = await app.rest.apps.getRepoInstallation(REPOSITORY);
  return String(data.id);
}

interface Rows {
  dueAt: number;
  settings: Settings;
  hint: string;
}

async function putAll(grades: Map<number, Grade>, { dueAt, settings, hint }: Rows): Promise<void> {
  const { databaseUrl = null, dataDir } = settings;
  const queue = await openQueue({ databaseUrl, dataDir }, { now: () => 0, random: () => 0 });
  const { owner, repo } = REPOSITORY;
  const puts = [...grades].map(([number, rank]) => queue.putLater(`${owner}/${repo}#${number}`, dueAt, { rank, hint }));
  await Promise.all(puts);
  await queue.close();
}
