/** The labels of a repository and those on its issues; the people issues are given to. */
import { labelShape } from "../shapes/label.ts";
import { fullIssue } from "../shapes/issue.ts";
import { assign, unassign } from "../world/assign.ts";
import type { Issue } from "../world/issue.ts";
import { createLabel, deleteLabel, editLabel, type Label, labelNamed, type LabelPlace } from "../world/label.ts";
import { replaceLabels, setLabel, takeLabel } from "../world/labelling.ts";
import { notFound } from "../world/refusal.ts";
import { type Answer, created, noContent, ok } from "./answer.ts";
import { accountsNamed, placeOf, READS, WRITES } from "./issue-call.ts";
import { looksOf, type NamedLabel } from "./label-names.ts";
import { paged } from "./page.ts";
import { type Given, repositoryRoute, type RepositoryCall, type Row } from "./route.ts";

const TRIAGE = { permission: WRITES, role: "triage" } as const;

export const LABELS: Row[] = [
  repositoryRoute("issues/list-labels-for-repo", { permission: READS }, (call) =>
    paged(call, call.repository.labels, (label) => labelShape(call.world, call.repository, label)),
  ),
  repositoryRoute("issues/create-label", { permission: WRITES, role: "write" }, (call) => {
    const { name, color, description } = call.given;
    const look = {
      name,
      ...(color === undefined ? {} : { color }),
      ...(description === undefined ? {} : { description }),
    };
    return created(labelShape(call.world, call.repository, createLabel(labelPlace(call), look)));
  }),
  repositoryRoute("issues/get-label", { permission: READS }, (call) =>
    ok(labelShape(call.world, call.repository, named(call, call.given.name))),
  ),
  repositoryRoute("issues/update-label", { permission: WRITES, role: "write" }, (call) => {
    const label = named(call, call.given.name);
    const { new_name: name = label.name, color = label.color, description = label.description } = call.given;
    editLabel(labelPlace(call), label, { name, color, description });
    return ok(labelShape(call.world, call.repository, label));
  }),
  repositoryRoute("issues/delete-label", { permission: WRITES, role: "write" }, (call) => {
    deleteLabel(labelPlace(call), named(call, call.given.name));
    return noContent();
  }),
  repositoryRoute("issues/list-labels-on-issue", { permission: READS }, (call) =>
    paged(call, placeOf(call).issue.labels, (label) => labelShape(call.world, call.repository, label)),
  ),
  repositoryRoute("issues/add-labels", { ...TRIAGE }, (call) => {
    const place = placeOf(call);
    for (const look of looksOf(namesIn(call))) setLabel(place, look);
    return labelsOn(call, place.issue);
  }),
  repositoryRoute("issues/set-labels", { ...TRIAGE }, (call) => {
    const place = placeOf(call);
    replaceLabels(place, looksOf(namesIn(call)));
    return labelsOn(call, place.issue);
  }),
  repositoryRoute("issues/remove-label", { ...TRIAGE }, (call) => {
    const place = placeOf(call);
    const label = place.issue.labels.find(({ name }) => name.toLowerCase() === call.given.name.toLowerCase());
    if (label === undefined) throw notFound();
    takeLabel(place, label);
    return labelsOn(call, place.issue);
  }),
  repositoryRoute("issues/remove-all-labels", { ...TRIAGE }, (call) => {
    replaceLabels(placeOf(call), []);
    return noContent();
  }),
  repositoryRoute("issues/add-assignees", { ...TRIAGE }, (call) => {
    const place = placeOf(call);
    for (const account of accountsNamed(call.world, call.given.assignees ?? [])) assign(place, account);
    return created(fullIssue(call.world, call.repository, place.issue));
  }),
  repositoryRoute("issues/remove-assignees", { ...TRIAGE }, (call) => {
    const place = placeOf(call);
    for (const account of accountsNamed(call.world, call.given.assignees ?? [])) unassign(place, account);
    return ok(fullIssue(call.world, call.repository, place.issue));
  }),
];

function labelPlace({ world, repository, actor }: RepositoryCall<unknown>): LabelPlace {
  return { world, repository, by: actor.account };
}

function named({ repository }: RepositoryCall<unknown>, name: string): Label {
  const label = labelNamed(repository, name);
  if (label === null) throw notFound();
  return label;
}

function namesIn({ given }: RepositoryCall<Given<"issues/add-labels" | "issues/set-labels">>): readonly NamedLabel[] {
  return given.labels ?? [];
}

function labelsOn({ world, repository }: RepositoryCall<unknown>, issue: Issue): Answer {
  return ok(issue.labels.map((label) => labelShape(world, repository, label)));
}
