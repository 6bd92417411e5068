/** Everything that the sandbox serves, by GitHub's name of the operation. */
import { APPS } from "./apps.ts";
import { CHECKS } from "./checks.ts";
import { COMMENTS } from "./comments.ts";
import { CONTENTS } from "./contents.ts";
import { GIT } from "./git.ts";
import { HOOK_DELIVERIES } from "./hook-deliveries.ts";
import { ISSUES } from "./issues.ts";
import { LABELS } from "./labels.ts";
import { PEOPLE } from "./people.ts";
import { PROJECTS } from "./projects.ts";
import { PULLS } from "./pulls.ts";
import { REACTIONS } from "./reactions.ts";
import { REFS } from "./refs.ts";
import { REPOSITORIES } from "./repositories.ts";
import type { Row } from "./route.ts";

const ALL = [
  APPS,
  CHECKS,
  COMMENTS,
  CONTENTS,
  GIT,
  HOOK_DELIVERIES,
  ISSUES,
  LABELS,
  PEOPLE,
  PROJECTS,
  PULLS,
  REACTIONS,
  REFS,
  REPOSITORIES,
];

export const ROWS: ReadonlyMap<string, Row> = new Map(ALL.flat().map((row) => [row.operation, row]));
