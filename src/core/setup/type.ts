/** What setting a repository up is about: what is there, what there shall be, and what is to be done. */
import type { LabelLook } from "../model/effect.ts";
import type { SetupFile } from "./files.ts";

/** The branch of the set-up pull request. */
export const SETUP_BRANCH = "caseworker-setup";

/** A commit and its tree, by SHA. */
export interface Head {
  commit: string;
  tree: string;
}

export interface BranchSight {
  name: string;
  head: Head;
  /** The files that matter here, by path. */
  paths: string[];
  /** Files of the set-up that were there once: somebody took them away. */
  removed: string[];
}

export interface PullSight {
  number: number;
  /** Its page. */
  url: string;
  state: "open" | "closed" | "merged";
}

/** What is there. */
export interface SetupSight {
  /** `owner/name`. */
  repository: string;
  /** Names of the repository's labels. */
  labels: string[];
  /** The default branch; without a head while the repository has no commit. */
  base: BranchSight | { name: string; head: null };
  /** The set-up branch; null when there is none, or when nothing is missing on the default branch. */
  own: BranchSight | null;
  /** The last pull request of that branch; null as above. */
  pull: PullSight | null;
}

/** What there shall be. */
export interface SetupWish {
  files: SetupFile[];
  labels: LabelLook[];
  /** Whether a pull request that was closed or merged is opened again. */
  again: boolean;
}

/** "Make it so", in this order. */
export type SetupEffect =
  | { do: "label"; look: LabelLook }
  /** One commit on top of what was seen, and the branch moved there; `isNew`: it was not there. */
  | { do: "write"; branch: string; on: Head; isNew: boolean; files: SetupFile[] }
  /** `files`: what the pull request brings. */
  | { do: "open"; branch: string; base: string; files: SetupFile[] }
  | { do: "reopen"; pull: number };

/** Why something is done or left: a key of the words and what it is filled with. */
export interface Reason {
  key: string;
  view: Readonly<Record<string, string | number>>;
}

export interface SetupPlan {
  effects: SetupEffect[];
  reasons: Reason[];
  /** What keeps the rest from being done, and what a person can do about it. */
  problem: Reason | null;
}
