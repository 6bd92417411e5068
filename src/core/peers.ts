/** The other cases of the repository, as far as one case depends on them. */

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
}
