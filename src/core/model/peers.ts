/** The other cases of the repository, as far as one case depends on them. */
import { sameLogin } from "./case.ts";
import type { Issue, Item } from "./case.ts";

export interface Peer {
  number: number;
  title: string;
  body: string;
  department: string | null;
  handlers: string[];
}

export interface Peers {
  /** Every other open case, by number. */
  open: readonly Peer[];
  /** By department: how many other cases it has or had, open and closed. */
  routed: Readonly<Record<string, number>>;
  /** By `org/slug`: the members of the teams that are departments. */
  teams: Readonly<Record<string, readonly string[]>>;
  /** Whom this case was given to by a look that was broken off; default nobody. */
  given?: readonly string[];
}

/** Who has the case by the hand of a bot: a look may have ended before it could write down whom it chose. */
export function givenByBot({ assignees }: Pick<Issue, "assignees">, items: readonly Item[]): string[] {
  return assignees.filter((login) => {
    const last = items.findLast((item) => item.what === "assigned" && sameLogin(item.assignee, login));
    return last?.bot === true;
  });
}
