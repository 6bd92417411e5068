/** Labels are put on issues and taken off. */
import { type IssuePlace, note } from "./issue.ts";
import { type Label, type LabelLook, labelToUse } from "./label.ts";

/** Puts the label on; one that is there already stays without an event. */
export function setLabel(place: IssuePlace, look: LabelLook): void {
  const { world, repository, issue, by } = place;
  const label = labelToUse(place, look);
  if (issue.labels.includes(label)) return;
  issue.labels.push(label);
  note(place, { event: "labeled", label });
  world.tell({ event: "issues", action: "labeled", repository, by, issue, label });
}

/** Takes the label off, which must be on the issue. */
export function takeLabel(place: IssuePlace, label: Label): void {
  const { world, repository, issue, by } = place;
  issue.labels = issue.labels.filter((other) => other !== label);
  note(place, { event: "unlabeled", label });
  world.tell({ event: "issues", action: "unlabeled", repository, by, issue, label });
}

/** Exactly these labels. */
export function replaceLabels(place: IssuePlace, looks: LabelLook[]): void {
  const wanted = new Set(looks.map(({ name }) => name.toLowerCase()));
  for (const label of place.issue.labels) if (!wanted.has(label.name.toLowerCase())) takeLabel(place, label);
  for (const look of looks) setLabel(place, look);
}
