/** Labels are moves: what a label that a person put on or took off asks for (workflow.md, "Labels are moves"). */
import { RESULTS, STAGES } from "../model/case.ts";
import type { Stage } from "../model/case.ts";
import { WAITINGS } from "../model/entry.ts";
import { meaningOf, ownLabels } from "../workflow/labels.ts";
import type { LabelMeaning } from "../workflow/labels.ts";
import { moveTo, resume, route, setGrade, wait } from "../workflow/moves.ts";
import type { Outcome, Scene } from "../workflow/moves.ts";
import { toRow } from "../model/to-row.ts";

/** A label put on by hand. What says nothing new has no facts; what is not allowed is put back by the difference. */
export function hearLabeled(scene: Scene, label: string): Outcome {
  const meaning = meaningOf(label);
  // The form itself puts `case` on in the submitter's name, and the app's own labels may come in anybody's.
  if (meaning === null || ownLabels(scene.file).includes(label)) return [];
  if (scene.standing.rank === "outsider") return { why: "label", label, who: "staff" };
  const { stage: at } = scene.file;
  const stages = WHERE[meaning.kind];
  if (!stages.includes(at)) return { why: "label-stage", label, at, stages };
  const hearing: (scene: Scene, label: string, meaning: never) => Outcome = LABELED[meaning.kind];
  return hearing(scene, label, toRow(meaning));
}

const OPEN: readonly Stage[] = STAGES.filter((stage) => stage !== "closed");

/** Where labels of each kind may be set: like the commands that say the same, and the result when there is one. */
const WHERE: Record<LabelMeaning["kind"], readonly Stage[]> = {
  case: STAGES,
  sla: STAGES,
  stage: STAGES,
  grade: OPEN,
  department: OPEN,
  waiting: OPEN,
  result: ["closed"],
};

/** A label taken off by hand: waiting ends that way, any other that the case needs is put back. */
export function hearUnlabeled(scene: Scene, label: string): Outcome {
  const meaning = meaningOf(label);
  const mayWork = scene.standing.rank !== "outsider";
  const on = meaning?.kind === "waiting" ? WAITINGS.find((waiting) => waiting === meaning.on) : undefined;
  if (on !== undefined && mayWork) return resume(scene, on);
  if (meaning?.kind === "sla") return { why: "clock-label", label };
  if (meaning?.kind === "case") return { why: "case-label", label };
  return ownLabels(scene.file).includes(label) ? { why: "unlabel", label } : [];
}

type Hearing<K extends LabelMeaning["kind"]> = (
  scene: Scene,
  label: string,
  meaning: Extract<LabelMeaning, { kind: K }>,
) => Outcome;

const LABELED: { [K in LabelMeaning["kind"]]: Hearing<K> } = {
  case: () => [],
  sla: (_, label) => ({ why: "clock-label", label }),
  /** Says how a closed case ended. */
  result: (_, label, { result }) => {
    const known = RESULTS.find((other) => other === result);
    return known === undefined ? { why: "unknown-label", label } : [{ did: "closed", result: known }];
  },
  stage: (scene, label, { stage }) => {
    const to = STAGES.find((known) => known === stage);
    return to === undefined ? { why: "unknown-label", label } : moveTo(scene, to);
  },
  grade: (scene, label, { grade }) => {
    if (grade === null) return { why: "unknown-label", label };
    const outcome = setGrade(scene, grade, "");
    return "why" in outcome && outcome.why === "role" ? { why: "label", label, who: outcome.who } : outcome;
  },
  department: (scene, _, { department }) => route(scene, department),
  waiting: (scene, label, { on }) => {
    const waiting = WAITINGS.find((known) => known === on);
    return waiting === undefined ? { why: "unknown-label", label } : wait(scene, waiting, "");
  },
};
