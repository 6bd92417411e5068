import type { CaseSnapshot } from "../model/snapshot.ts";
import type { OnBehalf } from "../model/entry.ts";
import type { FieldKey } from "../model/fields.ts";
import type { Policy } from "../model/policy.ts";
import { standingOf } from "./role.ts";

/** Who has the problem, when staff reported it and named somebody: a login of GitHub (`@name`), or a name alone. */
export function readOnBehalf(
  { submitter: name = "" }: Partial<Record<FieldKey, string>>,
  { issue, people }: Pick<CaseSnapshot, "issue" | "people">,
  policy: Policy,
): OnBehalf | null {
  const author = people.get(issue.author.toLowerCase());
  if (name === "" || author === undefined || standingOf(author, null, policy).rank === "outsider") return null;
  const login = /^@([a-z\d](?:[a-z\d-]{0,38}))$/i.exec(name.trim())?.[1] ?? null;
  return { name, login };
}
