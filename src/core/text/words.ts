/** How core asks for the words of the team's language; the words themselves live in templates/ and are handed in. */
import type { Markdown } from "./markdown.ts";

/** What a template may be filled with: text that is safe to show, and nothing else. */
export type Viewable = Markdown | number | boolean | null | readonly Viewable[] | { readonly [name: string]: Viewable };

export interface Words {
  /**
   * The text of this key, filled in: a whole template (`card`) or a term (`stage.intake`).
   * Throws when the key or a name inside its template is unknown: a missing text is a bug, never an empty line.
   */
  say(key: string, view?: { readonly [name: string]: Viewable }): Markdown;
}
