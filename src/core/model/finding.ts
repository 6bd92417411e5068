/** What diagnosis found (workflow.md, "3 Diagnosis"). Every part may be added or corrected later. */
export interface Finding {
  reproduced?: "yes" | "no" | "cannot";
  /** Under which the problem shows, or does not. */
  conditions?: string;
  cause?: string;
  category?: "code" | "data" | "third-party" | "configuration" | "operation" | "environment";
  plan?: string;
  risk?: string;
  scope?: string;
}
