/** Everybody who can own, act or be named. */

export interface Account {
  id: number;
  login: string;
  name: string | null;
  type: "User" | "Bot" | "Organization";
  createdAt: number;
}

export interface Team {
  id: number;
  organization: Account;
  slug: string;
  members: Account[];
}

/** The address that GitHub gives to accounts which keep their own secret; commits are traced to accounts by it. */
export function emailOf({ id, login }: Account): string {
  return `${id}+${login}@users.noreply.github.com`;
}
