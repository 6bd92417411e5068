/** A card on a board as GitHub shows it: which issue it is of, and what was chosen in its fields. */
import { z } from "zod";
import type { CaseId, Instant } from "../../core/model/case.ts";
import { dateOf, unlessMissing } from "../client/fault.ts";
import type { Octokit } from "../client/octokit.ts";
import { readItem } from "./project.ts";
import type { Project, ProjectPlace } from "./project.ts";

export interface BoardCardPlace extends ProjectPlace {
  /** The item's id. */
  item: number;
}

export interface BoardCard {
  id: CaseId;
  /** GitHub's time when it was read. */
  at: Instant;
  chosen: Choice[];
}

/** The option that is chosen in a field. */
export interface Choice {
  field: string;
  /** The option's id. */
  option: string;
  name: string;
}

/** One request. Null when there is no such item, or it is of no issue that the client sees. */
export async function readBoardCard(octokit: Octokit, project: Project, asked: Reading): Promise<BoardCard | null> {
  const fields = project.fields.filter(({ kind }) => kind === "single_select").map(({ id }) => id);
  const answer = await unlessMissing(readItem(octokit, project, { id: asked.item, fields }));
  const content = contentSchema.safeParse(answer?.data.content);
  if (answer === null || !content.success) return null;
  const chosen = (answer.data.fields ?? []).flatMap((field) => choiceSchema.safeParse(field).data ?? []);
  return { id: content.data, at: dateOf(answer.headers) ?? asked.clock(), chosen };
}

interface Reading {
  item: number;
  /** For an answer without a `Date`. */
  clock: () => Instant;
}

const contentSchema = z
  .object({ number: z.int(), repository_url: z.string(), pull_request: z.undefined().optional() })
  .transform(({ number, repository_url }, context): CaseId => {
    const [, owner, repo] = /\/repos\/([^/]+)\/([^/]+)$/.exec(repository_url) ?? [];
    if (owner !== undefined && repo !== undefined) return { owner, repo, number };
    context.addIssue("no repository");
    return z.NEVER;
  });

const choiceSchema = z
  .object({ name: z.string(), value: z.object({ id: z.string(), name: z.object({ raw: z.string() }) }) })
  .transform(({ name: field, value }): Choice => ({ field, option: value.id, name: value.name.raw }));
