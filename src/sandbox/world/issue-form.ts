import type { FormIssue } from "../pages/options.ts";
import type { Issue } from "./issue.ts";
import { openIssue } from "./issue-text.ts";
import { notFound } from "./refusal.ts";
import { roleOf } from "./role.ts";
import { accountNamed, repositoryNamed, type World } from "./world.ts";

/** Opens an issue through a form: GitHub sets the form's labels and assignees whoever opens it. Throws 404 for who may not see it. */
export function openByForm(world: World, { owner, repo, login, ...form }: FormIssue): Issue {
  const repository = repositoryNamed(world, owner, repo);
  const by = accountNamed(world, login);
  if (repository === null || by === null || roleOf(repository, by) === null) throw notFound();
  return openIssue(
    { world, repository, by },
    {
      title: form.title,
      body: form.body,
      labels: form.labels.map((name) => ({ name })),
      assignees: form.assignees.flatMap((assignee) => accountNamed(world, assignee) ?? []),
    },
  );
}
