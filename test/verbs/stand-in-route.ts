/** Requests of the stand-in: a table of methods, paths and what answers. */

export interface Answer {
  /** Default 200. */
  status?: number;
  body?: unknown;
}

export interface Asked {
  /** What the path's pattern caught. */
  parts: string[];
  query: URLSearchParams;
  body: Record<string, unknown>;
}

export type Row = [method: string, path: RegExp, answer: (asked: Asked) => Answer];

export const NOT_FOUND: Answer = { status: 404, body: { message: "Not Found" } };

/** The answer of the first row that fits; null when there is none. */
export function answerOf(rows: readonly Row[], at: { method: string; path: string }, asked: Omit<Asked, "parts">) {
  for (const [method, pattern, answer] of rows) {
    const match = method === at.method ? pattern.exec(at.path) : null;
    if (match !== null) return answer({ ...asked, parts: match.slice(1) });
  }
  return null;
}
