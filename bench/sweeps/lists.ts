/** A stand-in for GitHub that has nothing but lists of open cases, made beforehand; whatever else is asked for is missing. */
import { once } from "node:events";
import { createServer } from "node:http";

export interface Lists {
  host: string;
  /** Every request, as `GET /path?query`. */
  requests: string[];
  stop: () => Promise<void>;
}

const PAGE = 100;

/** So many open cases that changed last at a moment. */
export async function serveLists(cases: number, changedAt: string): Promise<Lists> {
  const pages = Array.from({ length: Math.ceil(cases / PAGE) }, (_, page) => pageOf(page, cases, changedAt));
  const requests: string[] = [];
  const server = createServer((request, response) => {
    requests.push(`${request.method} ${request.url}`);
    const url = new URL(request.url ?? "", `http://${request.headers.host}`);
    const { status = 200, body, link } = answerTo(url, pages);
    response.writeHead(status, { "content-type": "application/json", ...(link === undefined ? {} : { link }) });
    response.end(body);
    request.resume();
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const stop = async () => {
    server.closeAllConnections();
    server.close();
    await once(server, "close");
  };
  return { host: `127.0.0.1:${typeof address === "object" ? address?.port : 0}`, requests, stop };
}

interface Answer {
  status?: number;
  body: string;
  link?: string;
}

function answerTo(url: URL, pages: readonly string[]): Answer {
  const path = url.pathname.replace("/api/v3", "");
  if (path.endsWith("/installation")) return { body: '{"id":5}' };
  if (path.endsWith("/access_tokens")) return { status: 201, body: '{"token":"a token of this bench"}' };
  if (path === "/repos/acme/support") return { body: '{"full_name":"acme/support"}' };
  if (path !== "/repos/acme/support/issues") return { status: 404, body: '{"message":"Not Found"}' };
  if (url.searchParams.has("since")) return { body: "[]" };
  const page = Number(url.searchParams.get("page") ?? 1);
  url.searchParams.set("page", String(page + 1));
  const link = page < pages.length ? { link: `<${url.href}>; rel="next"` } : {};
  return { body: pages[page - 1] ?? "[]", ...link };
}

/** As long as GitHub's own answers: each issue has an account, addresses, and a text of 2 KiB. */
function pageOf(page: number, cases: number, changedAt: string): string {
  const count = Math.min(PAGE, cases - page * PAGE);
  return JSON.stringify(Array.from({ length: count }, (_, index) => issueOf(page * PAGE + index + 1, changedAt)));
}

function issueOf(number: number, changedAt: string): object {
  const address = `https://api.github.example/repos/acme/support/issues/${number}`;
  const labels = ["case", "stage/handling", "grade/3-normal", "department/backend"];
  return {
    id: number,
    number,
    url: address,
    comments_url: `${address}/comments`,
    events_url: `${address}/events`,
    title: `Orders cannot be saved, the ${number}th time`,
    body: "The page shows error 502. ".repeat(80),
    user: { login: "anna", id: 1, type: "User", url: "https://api.github.example/users/anna" },
    labels: labels.map((name, id) => ({ id, name, color: "ededed", description: name, default: false })),
    state: "open",
    comments: 12,
    assignees: [],
    created_at: changedAt,
    updated_at: changedAt,
  };
}
