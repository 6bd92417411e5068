/** Pull requests: an issue with a branch to be merged into another. */

export interface Pull {
  /** Branch names; the head is in the same repository. */
  head: string;
  base: string;
  /** Where they stood when it was opened, merged or closed; while it is open the branches say. */
  headSha: string;
  baseSha: string;
  draft: boolean;
  mergedAt: number | null;
}
