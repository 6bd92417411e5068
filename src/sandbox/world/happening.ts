import type { Account } from "./account.ts";
import type { Comment, Issue, IssueAddress } from "./issue.ts";
import type { Label } from "./label.ts";
import type { Project, ProjectField, ProjectItem } from "./project.ts";
import type { Installation, Repository } from "./world.ts";

/** Something that GitHub tells apps by webhook. `by` is whoever did it. */
export type Happening =
  | IssueHappening
  | CommentHappening
  | LabelHappening
  | ProjectItemHappening
  | PushHappening
  | InstallationHappening
  | InstalledHappening;

/** What an edit replaced, by field. */
export type Changes = Record<string, { from: string }>;

export interface IssueHappening {
  event: "issues";
  action:
    | "opened"
    | "edited"
    | "labeled"
    | "unlabeled"
    | "assigned"
    | "unassigned"
    | "closed"
    | "reopened"
    | "synchronize"
    | "locked"
    | "unlocked"
    | "transferred"
    | "deleted";
  repository: Repository;
  by: Account;
  issue: Issue;
  /** Where the issue is now, or was before. */
  movedTo?: IssueAddress;
  movedFrom?: IssueAddress;
  /** Where the branch of a pull request stood before, and where it stands now. */
  moved?: { before: string; after: string };
  label?: Label;
  assignee?: Account;
  changes?: Changes;
}

export interface CommentHappening {
  event: "issue_comment";
  action: "created" | "edited" | "deleted";
  repository: Repository;
  by: Account;
  issue: Issue;
  comment: Comment;
  changes?: Changes;
}

export interface LabelHappening {
  event: "label";
  action: "created" | "edited" | "deleted";
  repository: Repository;
  by: Account;
  label: Label;
  changes?: Changes;
}

export interface ProjectItemHappening {
  event: "projects_v2_item";
  action: "created" | "edited" | "deleted";
  project: Project;
  item: ProjectItem;
  by: Account;
  /** Which field was edited, and what it held before and after. */
  change?: { field: ProjectField; from: string | number | null; to: string | number | null };
}

export interface PushHappening {
  event: "push";
  repository: Repository;
  by: Account;
  /** `refs/heads/…` */
  ref: string;
  /** Null: the ref is new. */
  before: string | null;
  /** Null: the ref is gone. */
  after: string | null;
  forced: boolean;
}

export interface InstallationHappening {
  event: "installation";
  action: "created" | "deleted" | "suspend" | "unsuspend";
  by: Account;
  installation: Installation;
}

/** An installation got more repositories. */
export interface InstalledHappening {
  event: "installation_repositories";
  action: "added";
  by: Account;
  installation: Installation;
  added: Repository[];
}
