/** A thumb on the request for the verdict is the submitter's answer (workflow.md, "5 Verification"). */
import type { Item } from "../model/case.ts";
import { reject } from "../workflow/moves.ts";
import type { Outcome, Scene } from "../workflow/moves.ts";

/** Only the submitter's, and only while the case waits for it. */
export function hearReaction(scene: Scene, { content }: Extract<Item, { what: "reacted" }>): Outcome {
  const { standing, file } = scene;
  if (!standing.submitter || file.stage !== "verification" || file.askedAt === null) return [];
  return content === "+1" ? [{ did: "confirmed", text: "" }] : reject(scene, "");
}
