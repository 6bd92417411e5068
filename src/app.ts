/** The Probot function: every event only says "look at this case". */
import type { Probot } from "probot";
import { hearPulls } from "./app-pulls.ts";
import { hearLeaving } from "./app-leave.ts";
import { asksForAdoption } from "./core/workflow/adoption.ts";
import { boardMoveKey } from "./core/board/move.ts";
import type { BoardMove } from "./core/board/move.ts";
import { meaningOf } from "./core/workflow/labels.ts";
import { POLICY_PATH } from "./core/model/policy.ts";
import { AS_IMPORTANT, hintIn } from "./inbox.ts";
import type { Inbox } from "./inbox.ts";

/** The app for `probot.load`. What cannot change a case is passed over, and costs no request. */
export function createApp({ put, forgetPolicy, leave = async () => {}, ownLogin }: Inbox) {
  /** Of what happened there before, or while the app was not allowed in, nobody told. */
  const sweep = async (repositories: { full_name: string }[], installation: number) => {
    if (repositories.length > MOST) return put("sweep", { rank: AS_IMPORTANT });
    const how = { hint: String(installation), rank: AS_IMPORTANT };
    for (const { full_name: name } of repositories) await put(`sweep ${name}`, how);
  };
  return (app: Probot): void => {
    /** A row without a number asks for the set-up of its repository, after all cases. */
    const setUp = async (repositories: { full_name: string }[], installation: number) => {
      if (repositories.length > MOST) return app.log.warn({ count: repositories.length }, TOO_MANY);
      for (const { full_name: key } of repositories) await put(key, { hint: String(installation), rank: LAST });
    };
    app.on(["issues", "issue_comment"], async ({ payload }) => {
      if (!isOfCase(payload) || (await isPassedOver(payload, ownLogin))) return;
      const { repository, issue } = payload;
      await put(`${repository.owner.login}/${repository.name}#${issue.number}`, hintIn(payload));
    });
    app.on("push", async ({ payload }) => hearPush(payload, { put, forgetPolicy, ownLogin }));
    app.on("projects_v2_item.edited", async ({ payload }) => hearMove(payload, put));
    hearPulls(app, { put });
    app.on("installation.created", async ({ payload: { installation, repositories = [] } }) => {
      await setUp(repositories, installation.id);
      await sweep(repositories, installation.id);
    });
    app.on("installation.unsuspend", async () => put("sweep", { rank: AS_IMPORTANT }));
    hearLeaving(app, leave);
    app.on("installation_repositories.added", async ({ payload }) => {
      const { installation, repositories_added: added, repository_selection: selection } = payload;
      // What is new under an installation on everything was chosen by nobody.
      if (selection !== "all") await setUp(added, installation.id);
      await sweep(added, installation.id);
    });
  };
}

/** Whoever installs the app on more repositories than these at once does not mean each to become a support repository. */
const MOST = 10;
const TOO_MANY =
  "Installed on many repositories at once: run `caseworker setup OWNER/REPO` for each that shall have cases";

/** Before the case is looked at, which would set the card back. */
const FIRST = 0;

/** After the cases of every grade. */
const LAST = 4;

/** What is read of an edited item of a project; of a field GitHub tells the number of its project. */
interface ItemEdited {
  organization: { login: string };
  projects_v2_item: { id: number; content_type: string };
  changes?: { field_value?: { project_number?: number; to?: unknown } };
  sender: { login: string; type?: string };
  installation?: { id: number };
}

async function hearMove(payload: ItemEdited, put: Inbox["put"]): Promise<void> {
  const move = moveIn(payload);
  if (move !== null) await put(boardMoveKey(move), { rank: FIRST, ...hintIn(payload) });
}

/** A person's change of an issue's card. What bots do there is passed over: two that correct each other would not end. */
function moveIn({ organization, projects_v2_item: item, changes, sender }: ItemEdited): BoardMove | null {
  const { project_number: project, to } = changes?.field_value ?? {};
  if (project === undefined || item.content_type !== "Issue" || isBot(sender)) return null;
  const option = typeof to === "object" && to !== null && "id" in to ? String(to.id) : null;
  return { owner: organization.login, project, item: item.id, by: sender.login, option };
}

/** What is read of a push. */
interface Push {
  ref: string;
  repository: { name: string; owner: { login?: string } | null; default_branch: string };
  sender?: Happening["sender"];
  installation?: { id: number } | undefined;
  forced?: boolean;
  commits?: { added?: string[]; removed?: string[]; modified?: string[] }[];
}

/** To the default branch: it may have changed the policy, or the index of a knowledge base to which others are proposed. */
async function hearPush(payload: Push, { put, forgetPolicy, ownLogin }: Inbox): Promise<void> {
  const { repository, ref, sender } = payload;
  if (ref !== `refs/heads/${repository.default_branch}`) return;
  const place = { owner: repository.owner?.login ?? "", repo: repository.name };
  forgetPolicy(place);
  const name = `${place.owner}/${place.repo}`;
  const how = { rank: AS_IMPORTANT, ...hintIn(payload) };
  if (mayTouch(payload, (path) => path === POLICY_PATH)) await put(`policy ${name}`, how);
  // What the app itself pushes there it has committed where nobody reviews.
  if (mayTouch(payload, isIndex) && !(await isOwn(sender, ownLogin))) await put(`proposals ${name}`, how);
}

/** A push names at most so many commits. */
const MOST_COMMITS = 2048;

/** Whether the push changed such a file, as far as it says: what it leaves out may have. */
function mayTouch({ forced, commits }: Pick<Push, "forced" | "commits">, isMeant: (path: string) => boolean): boolean {
  if (forced === true || commits === undefined || commits.length >= MOST_COMMITS) return true;
  return commits.some(({ added = [], removed = [], modified = [] }) =>
    [...added, ...removed, ...modified].some(isMeant),
  );
}

/** Whether this may be the index of a knowledge base, whatever its folder is called. */
function isIndex(path: string): boolean {
  return path.endsWith("/index.json");
}

/** What is read of an event on an issue; a stand-in for GitHub may leave out more than GitHub does. */
interface Happening {
  action: string;
  issue: { labels?: (Label | null)[] | undefined; pull_request?: unknown };
  /** The label that was put on or taken off. */
  label?: Label | undefined;
  comment?: { body?: string | null };
  sender?: { login: string; type?: string } | undefined;
}

interface Label {
  name?: string;
}

/**
 * Whether the issue may be a case, by what the event shows of it. A case carries several labels of ours, so one that
 * has just lost its label `case` is known by the others; an ordinary issue becomes a case by a label or by `/adopt`.
 */
function isOfCase({ action, issue, label, comment }: Happening): boolean {
  if (issue.pull_request) return false;
  if (issue.labels === undefined) return true;
  const isOurs = [...issue.labels, label].some((one) => meaningOf(one?.name ?? "") !== null);
  return isOurs || (action === "created" && asksForAdoption(comment?.body ?? ""));
}

/**
 * The app's own events cause no work: what it did, it knows. Nor do new comments of other bots, which are never heard;
 * but what a bot does to labels, assignees or a comment that was there is looked at: it may have to be put right.
 */
async function isPassedOver({ action, comment, sender }: Happening, ownLogin: Inbox["ownLogin"]): Promise<boolean> {
  if (sender === undefined || !isBot(sender)) return false;
  if (comment !== undefined && action === "created") return true;
  const own = await knownLogin(ownLogin);
  // Where GitHub cannot say, every bot is taken for the app; but for a new issue, which the app does not open as a case.
  return own === null ? action !== "opened" : sender.login === own;
}

/** Where GitHub cannot say who the app is, every bot is taken for it. */
async function isOwn(sender: Happening["sender"], ownLogin: Inbox["ownLogin"]): Promise<boolean> {
  if (sender === undefined || !isBot(sender)) return false;
  return sender.login === ((await knownLogin(ownLogin)) ?? sender.login);
}

/** While GitHub is away it cannot be asked who the app is: a look too many changes nothing, a lost event does. */
function knownLogin(ownLogin: Inbox["ownLogin"]): Promise<string | null> {
  return ownLogin().catch(() => "");
}

function isBot({ login, type }: NonNullable<Happening["sender"]>): boolean {
  return type === "Bot" || login.endsWith("[bot]");
}
