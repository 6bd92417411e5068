/** What is told of every request as it goes over the wire, the client's own for tokens among them. */

/** `token`: for an installation's token; `search` and `graphql` have limits of their own. */
export type RequestKind = "read" | "write" | "token" | "search" | "graphql";

export interface Requested {
  kind: RequestKind;
  method: string;
  /** Without the query, which may hold what is sought. */
  path: string;
  /** Null: no answer came. */
  status: number | null;
  /** Until the head of the answer came, in milliseconds. */
  took: number;
}

export type Fetch = (url: string | URL | Request, init?: RequestInit) => Promise<Response>;

/** The same, which tells of each request when it was answered, or failed. */
export function watchingRequests(fetch: Fetch, tell: (requested: Requested) => void): Fetch {
  return async (url, init) => {
    const began = performance.now();
    const path = pathOf(url);
    const method = init?.method ?? "GET";
    const told = (status: number | null) =>
      tell({ kind: kindOf(method, path), method, path, status, took: performance.now() - began });
    try {
      const answer = await fetch(url, init);
      told(answer.status);
      return answer;
    } catch (error) {
      told(null);
      throw error;
    }
  };
}

function pathOf(url: string | URL | Request): string {
  return new URL(url instanceof Request ? url.url : url).pathname;
}

function kindOf(method: string, path: string): RequestKind {
  if (path.endsWith("/access_tokens")) return "token";
  if (path.endsWith("/graphql")) return "graphql";
  if (/^(?:\/api\/v3)?\/search\//.test(path)) return "search";
  return method === "GET" || method === "HEAD" ? "read" : "write";
}
