/** What a person of a story can do, as requests to GitHub. */
import { FIELDS } from "../../core/model/fields.ts";
import type { FieldKey } from "../../core/model/fields.ts";
import type { Locale } from "../../core/model/policy.ts";
import { CARD, commentsOf, REPOSITORY } from "./person.ts";
import type { Person } from "./person.ts";
import { review } from "./review.ts";
import type { Sandbox } from "../../sandbox/sandbox.ts";
import type { Step } from "./story.ts";

/** Where an action is done. */
export interface Scene {
  person: Person;
  /** The issue's number; 0 before it is opened. */
  number: number;
  locale: Locale;
}

/** Opens a case by the form, or an ordinary issue by a text; gives its number. */
export async function open(sandbox: Sandbox, scene: Scene, { title, form, body }: NonNullable<Step["open"]>) {
  const { login, octokit } = scene.person;
  if (form === undefined)
    return (await octokit.rest.issues.create({ ...REPOSITORY, title, body: body ?? "" })).data.number;
  const text = body ?? formBody(form, scene.locale);
  return sandbox.openByForm({ ...REPOSITORY, login, title, body: text, labels: ["case"], assignees: [] });
}

/** Does everything of the step but opening, in a fixed order. */
export async function perform(scene: Scene, step: Step): Promise<void> {
  for (const action of ACTIONS) await action(scene, step);
}

type Action = (scene: Scene, step: Step) => Promise<unknown>;

const ACTIONS: readonly Action[] = [
  async ({ person: { octokit }, ...at }, { label }) =>
    label.length > 0 && octokit.rest.issues.addLabels({ ...issue(at), labels: label }),
  async ({ person: { octokit }, ...at }, { unlabel }) => {
    for (const name of unlabel) await octokit.rest.issues.removeLabel({ ...issue(at), name });
  },
  async ({ person: { octokit }, ...at }, { assign }) =>
    assign.length > 0 && octokit.rest.issues.addAssignees({ ...issue(at), assignees: assign }),
  async ({ person: { octokit }, ...at }, { unassign }) =>
    unassign.length > 0 && octokit.rest.issues.removeAssignees({ ...issue(at), assignees: unassign }),
  async ({ person: { octokit }, ...at }, { say }) =>
    say !== undefined && octokit.rest.issues.createComment({ ...issue(at), body: say }),
  async ({ person: { octokit }, ...at }, { close }) =>
    close !== undefined && octokit.rest.issues.update({ ...issue(at), state: "closed", state_reason: close }),
  async ({ person: { octokit }, ...at }, { reopen }) =>
    reopen && octokit.rest.issues.update({ ...issue(at), state: "open", state_reason: "reopened" }),
  async ({ person: { octokit }, locale, ...at }, { fill }) =>
    fill !== undefined && octokit.rest.issues.update({ ...issue(at), body: formBody(fill, locale) }),
  async (scene, { react: content }) => {
    if (content === undefined) return;
    const comments = await commentsOf(scene.person, scene.number);
    const request = comments.findLast(({ body }) => body.includes("/confirm") && body.includes("caseworker:notice"));
    if (request === undefined) throw new Error("the app has not asked for a verdict");
    await scene.person.octokit.rest.reactions.createForIssueComment({ ...REPOSITORY, comment_id: request.id, content });
  },
  async (scene, { edit, "edit-card": card, delete: gone }) => {
    const { issues } = scene.person.octokit.rest;
    if (edit !== undefined) await issues.updateComment({ ...(await commentOf(scene, "comment")), body: edit });
    if (card !== undefined) await issues.updateComment({ ...(await commentOf(scene, "card")), body: card });
    if (gone !== undefined) await issues.deleteComment(await commentOf(scene, gone));
  },
  async ({ person: { octokit } }, { "delete-label": names, "rename-label": renamed }) => {
    const { deleteLabel, updateLabel } = octokit.rest.issues;
    for (const name of names) await deleteLabel({ ...REPOSITORY, name });
    for (const [name, new_name] of Object.entries(renamed)) await updateLabel({ ...REPOSITORY, name, new_name });
  },
  async ({ person: { octokit } }, { file }) => {
    if (file === undefined) return;
    const { path, text } = file;
    const { data } = await octokit.rest.repos.getContent({ ...REPOSITORY, path }).catch(() => ({ data: {} }));
    const sha = "sha" in data ? { sha: data.sha } : {};
    const content = Buffer.from(text).toString("base64");
    await octokit.rest.repos.createOrUpdateFileContents({
      ...REPOSITORY,
      path,
      message: `Write ${path}`,
      content,
      ...sha,
    });
  },
  async ({ person: { octokit } }, { merge }) => {
    if (merge === undefined) return;
    const { git, pulls, repos } = octokit.rest;
    const main = (await git.getRef({ ...REPOSITORY, ref: "heads/main" })).data.object.sha;
    await git.createRef({ ...REPOSITORY, ref: `refs/heads/${BRANCH}`, sha: main });
    const file = { path: `${BRANCH}.txt`, message: "Mend it", content: "", branch: BRANCH };
    const { data } = await repos.createOrUpdateFileContents({ ...REPOSITORY, ...file });
    await pulls.create({ ...REPOSITORY, title: "Mend it", head: BRANCH, base: "main", body: merge });
    await git.updateRef({ ...REPOSITORY, ref: "heads/main", sha: data.commit.sha ?? "" });
  },
  async ({ person, number }, { review: how }) => how !== undefined && review(person, number, how),
];

/** Of the pull request; there is one in a story. */
const BRANCH = "mend";

/** The person's own last comment, or the app's card. */
async function commentOf({ person, number }: Scene, which: "comment" | "card") {
  const comments = await commentsOf(person, number);
  const found =
    which === "card"
      ? comments.find(({ body }) => body.includes(CARD))
      : comments.findLast(({ by }) => by === person.login);
  if (found === undefined) throw new Error(`there is no ${which} to change`);
  return { ...REPOSITORY, comment_id: found.id };
}

function issue({ number: issue_number }: Pick<Scene, "number">) {
  return { ...REPOSITORY, issue_number };
}

/** The body of an issue as GitHub composes it from the form. */
export function formBody(answers: Partial<Record<FieldKey, string>>, locale: Locale): string {
  const asked = FIELDS.filter(({ key }) => key !== "contact");
  return asked.map(({ key, label }) => `### ${label[locale]}\n\n${answers[key] ?? "_No response_"}`).join("\n\n");
}
