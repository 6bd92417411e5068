/** Opening an issue: the choice of a form, the form, the sending. */
import { Hono } from "hono";
import { z } from "zod";
import { chooserView } from "./chooser-view.ts";
import { ApiFault, at } from "./client.ts";
import { bodyOf, defaultAnswers, missingIn } from "./form-answers.ts";
import { type IssueForm, questionsOf } from "./form-file.ts";
import { readForm, readForms } from "./forms.ts";
import { type Problem, show } from "./layout.ts";
import { BLANK, type Draft, newIssueView } from "./new-issue-view.ts";
import { problemOf } from "./problem.ts";
import { repositoryShape } from "./shapes.ts";
import type { PageContext, PagesEnv, Visit } from "./visit.ts";

interface Repository {
  owner: string;
  repo: string;
}

const opened = z.object({ number: z.number() });

/** `GET /:owner/:repo/issues/new` chooses; with `?form=<file>` or `?form=blank` it shows the form, and `POST` sends it. */
export function newIssuePages(): Hono<PagesEnv> {
  const app = new Hono<PagesEnv>();
  app.get("/:owner/:repo/issues/new", async (c) => {
    const repository = c.req.param();
    if (c.req.query("form") !== undefined) return showDraft(c, emptyDraft(await chosenForm(c, repository)));
    const { texts, client } = c.var.visit;
    const address = at(repository.owner, repository.repo, "issues", "new");
    const main = chooserView(texts, address, await readForms(client, repository));
    return show(c, { title: texts.newIssue, main });
  });
  app.post("/:owner/:repo/issues/new", async (c) => {
    const repository = c.req.param();
    const draft = filledDraft(await chosenForm(c, repository), await c.req.formData());
    return send(c, repository, draft);
  });
  return app;
}

/** The form named in the address, null for a blank issue; throws `ApiFault` when there is none or it cannot be read. */
async function chosenForm(c: PageContext, repository: Repository): Promise<IssueForm | null> {
  const file = c.req.query("form") ?? BLANK;
  if (file === BLANK) return null;
  const { form } = await readForm(c.var.visit.client, repository, file);
  if (form === null) throw new ApiFault(`GET ${file}`, 422, c.var.visit.texts.brokenForm);
  return form;
}

function emptyDraft(form: IssueForm | null): Draft {
  return { form, title: form?.title ?? "", answers: form === null ? new Map() : defaultAnswers(form), text: "" };
}

function filledDraft(form: IssueForm | null, sent: FormData): Draft {
  const values = (field: string) => sent.getAll(field).filter((value) => typeof value === "string");
  const questions = form === null ? [] : questionsOf(form);
  return {
    form,
    title: values("title")[0] ?? "",
    answers: new Map(questions.map(({ field }) => [field, values(field)])),
    text: values("text")[0] ?? "",
  };
}

async function send(c: PageContext, repository: Repository, draft: Draft) {
  const { texts } = c.var.visit;
  const missing =
    draft.form !== null && (await isPublic(c.var.visit, repository)) ? missingIn(draft.form, draft.answers) : [];
  if (draft.title.trim() === "") missing.unshift(texts.title);
  if (missing.length > 0) {
    return showDraft(c, draft, { status: 422, title: texts.missing, message: missing.join(" · ") });
  }
  try {
    const number = await open(c.var.visit, repository, draft);
    return c.redirect(at(repository.owner, repository.repo, "issues", number), 303);
  } catch (error) {
    if (error instanceof ApiFault) return showDraft(c, draft, problemOf(c, error));
    throw error;
  }
}

async function open(visit: Visit, repository: Repository, { form, title, answers, text }: Draft): Promise<number> {
  const { client, options, person } = visit;
  if (form !== null && options.openByForm !== undefined) {
    const { labels, assignees } = form;
    return options.openByForm({
      ...repository,
      login: person.login,
      title,
      body: bodyOf(form, answers),
      labels,
      assignees,
    });
  }
  const issue =
    form === null
      ? { title, body: text }
      : { title, body: bodyOf(form, answers), labels: form.labels, assignees: form.assignees };
  const { data } = await client.write("POST", at("repos", repository.owner, repository.repo, "issues"), issue);
  return opened.parse(data).number;
}

async function showDraft(c: PageContext, draft: Draft, problem?: Problem) {
  const { visit } = c.var;
  const { owner = "", repo = "" } = c.req.param();
  const enforced = await isPublic(visit, { owner, repo });
  const place = { repository: `${owner}/${repo}` };
  return show(c, {
    title: visit.texts.newIssue,
    main: newIssueView({ texts: visit.texts, place, enforced }, draft),
    problem,
  });
}

async function isPublic({ client }: Visit, { owner, repo }: Repository): Promise<boolean> {
  return !(await client.read(at("repos", owner, repo), repositoryShape)).private;
}
