/** What the pages read out of the API's answers; everything else in them is left unread. */
import { z } from "zod";

/** Null stands for a deleted account, which GitHub calls ghost. */
const user = z
  .object({ login: z.string(), type: z.string().default("User") })
  .nullable()
  .transform((seen) => seen ?? { login: "ghost", type: "User" });

export const labelShape = z.object({
  name: z.string(),
  // Goes into a style attribute, so nothing but a colour may pass.
  color: z
    .string()
    .regex(/^[0-9a-f]{6}$/i)
    .catch("8b949e"),
  description: z.string().nullish(),
});

/** How often each reaction was given, by its name in the API. */
const reactions = z.record(z.string(), z.unknown()).default({}).transform(counts);

export const issueShape = z.object({
  number: z.number(),
  title: z.string(),
  body: z.string().nullish(),
  state: z.enum(["open", "closed"]),
  state_reason: z.string().nullish(),
  user,
  labels: z.array(labelShape),
  assignees: z.array(user).nullish(),
  comments: z.number(),
  created_at: z.string(),
  reactions,
  pull_request: z.unknown().optional(),
});

/** One entry of a timeline: which fields are there depends on the event. */
export const entryShape = z.object({
  event: z.string(),
  id: z.number().optional(),
  actor: user.optional(),
  user: user.optional(),
  body: z.string().nullish(),
  created_at: z.string().nullish(),
  updated_at: z.string().nullish(),
  state_reason: z.string().nullish(),
  label: labelShape.pick({ name: true, color: true }).optional(),
  assignee: user.optional(),
  rename: z.object({ from: z.string(), to: z.string() }).optional(),
  reactions,
});

export const repositoryShape = z.object({
  default_branch: z.string(),
  private: z.boolean(),
});

export const contentShape = z.object({
  type: z.string(),
  name: z.string(),
  path: z.string(),
  content: z.string().optional(),
});

export type Account = z.output<typeof user>;
export type Label = z.output<typeof labelShape>;
export type Issue = z.output<typeof issueShape>;
export type TimelineEntry = z.output<typeof entryShape>;
export type Content = z.output<typeof contentShape>;

function counts(rollup: Record<string, unknown>): Map<string, number> {
  return new Map(
    Object.entries(rollup).flatMap(([name, count]) =>
      typeof count === "number" && count > 0 && name !== "total_count" ? [[name, count] as const] : [],
    ),
  );
}
