/** What somebody may do in a project, the least first. */
export type ProjectAccess = "read" | "write" | "admin";

/** GitHub's colours of options. */
export type ProjectColor = "GRAY" | "BLUE" | "GREEN" | "YELLOW" | "ORANGE" | "RED" | "PINK" | "PURPLE";

/** A project (v2) of a sandbox. Those of an owner are numbered from 1, in their order. */
export interface ProjectSetup {
  /** One of the people or organizations. */
  owner: string;
  title: string;
  /** Whether everybody may read it; default false. */
  public?: boolean;
  access: Record<string, ProjectAccess>;
  /** Beside those that GitHub makes; one that is called Status takes the place of GitHub's. */
  fields?: ProjectFieldSetup[];
}

export interface ProjectFieldSetup {
  name: string;
  type: "text" | "number" | "date" | "single_select";
  /** Of a single select. */
  options?: { name: string; color?: ProjectColor; description?: string }[];
}
