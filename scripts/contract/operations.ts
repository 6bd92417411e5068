/**
 * The operations of GitHub's REST API that the sandbox offers: method and path template, as in GitHub's description.
 * `issues/` and the like after a comma stand for the part below the same path.
 */
const REPOSITORY = "/repos/{owner}/{repo}";

const APP = [
  "GET /app",
  "GET /app/hook/deliveries",
  "GET /app/hook/deliveries/{delivery_id}",
  "POST /app/hook/deliveries/{delivery_id}/attempts",
  "GET /app/installations",
  "GET /app/installations/{installation_id}",
  "POST /app/installations/{installation_id}/access_tokens",
  "GET /installation/repositories",
  "DELETE /installation/token",
  "GET /orgs/{org}/installation",
  "GET /rate_limit",
  "GET /repos/{owner}/{repo}/installation",
  "GET /users/{username}/installation",
];

const PEOPLE = [
  "GET /orgs/{org}",
  "GET /orgs/{org}/teams",
  "GET /orgs/{org}/teams/{team_slug}",
  "GET /orgs/{org}/teams/{team_slug}/members",
  "GET /orgs/{org}/teams/{team_slug}/memberships/{username}",
  "GET /user",
  "GET /users/{username}",
];

const CONTENTS = [
  "GET",
  "PATCH",
  "GET /branches",
  "GET /branches/{branch}",
  "GET /collaborators",
  "GET /collaborators/{username}",
  "GET /collaborators/{username}/permission",
  "GET /commits",
  "GET /commits/{ref}",
  "GET /contents/{path}",
  "PUT /contents/{path}",
  "DELETE /contents/{path}",
  "GET /readme",
];

const GIT = [
  "POST /git/blobs",
  "GET /git/blobs/{file_sha}",
  "POST /git/commits",
  "GET /git/commits/{commit_sha}",
  "GET /git/matching-refs/{ref}",
  "GET /git/ref/{ref}",
  "POST /git/refs",
  "PATCH /git/refs/{ref}",
  "DELETE /git/refs/{ref}",
  "POST /git/trees",
  "GET /git/trees/{tree_sha}",
];

const ISSUES = [
  "GET /assignees",
  "GET /assignees/{assignee}",
  "GET /issues",
  "POST /issues",
  "GET /issues/comments",
  "GET /issues/comments/{comment_id}",
  "PATCH /issues/comments/{comment_id}",
  "DELETE /issues/comments/{comment_id}",
  "GET /issues/comments/{comment_id}/reactions",
  "POST /issues/comments/{comment_id}/reactions",
  "DELETE /issues/comments/{comment_id}/reactions/{reaction_id}",
  "GET /issues/{issue_number}",
  "PATCH /issues/{issue_number}",
  "POST /issues/{issue_number}/assignees",
  "DELETE /issues/{issue_number}/assignees",
  "GET /issues/{issue_number}/comments",
  "POST /issues/{issue_number}/comments",
  "GET /issues/{issue_number}/events",
  "GET /issues/{issue_number}/labels",
  "POST /issues/{issue_number}/labels",
  "PUT /issues/{issue_number}/labels",
  "DELETE /issues/{issue_number}/labels",
  "DELETE /issues/{issue_number}/labels/{name}",
  "PUT /issues/{issue_number}/lock",
  "DELETE /issues/{issue_number}/lock",
  "GET /issues/{issue_number}/reactions",
  "POST /issues/{issue_number}/reactions",
  "DELETE /issues/{issue_number}/reactions/{reaction_id}",
  "GET /issues/{issue_number}/timeline",
  "GET /labels",
  "POST /labels",
  "GET /labels/{name}",
  "PATCH /labels/{name}",
  "DELETE /labels/{name}",
];

const PULLS = [
  "GET /pulls",
  "POST /pulls",
  "GET /pulls/{pull_number}",
  "PATCH /pulls/{pull_number}",
  "GET /pulls/{pull_number}/commits",
  "GET /pulls/{pull_number}/files",
  "POST /check-runs",
  "PATCH /check-runs/{check_run_id}",
  "GET /commits/{ref}/check-runs",
];

const PROJECTS = [
  "GET",
  "GET /{project_number}",
  "GET /{project_number}/fields",
  "POST /{project_number}/fields",
  "GET /{project_number}/fields/{field_id}",
  "GET /{project_number}/items",
  "POST /{project_number}/items",
  "GET /{project_number}/items/{item_id}",
  "PATCH /{project_number}/items/{item_id}",
  "DELETE /{project_number}/items/{item_id}",
  "GET /{project_number}/views/{view_number}/items",
];

const BOARDS = [
  ...below("/orgs/{org}/projectsV2", PROJECTS),
  ...below("/users/{username}/projectsV2", PROJECTS),
  "POST /orgs/{org}/projectsV2/{project_number}/drafts",
  "POST /orgs/{org}/projectsV2/{project_number}/views",
  "POST /user/{user_id}/projectsV2/{project_number}/drafts",
  "POST /users/{user_id}/projectsV2/{project_number}/views",
];

/** Each as `METHOD /path/{template}`. */
export const OPERATIONS: readonly string[] = [
  ...APP,
  ...PEOPLE,
  ...below(REPOSITORY, [...CONTENTS, ...GIT, ...ISSUES, ...PULLS]),
  ...BOARDS,
  "GET /search/issues",
];

/** The events of which every action is extracted; as in `X-GitHub-Event`. */
export const EVENTS: readonly string[] = [
  "check_run",
  "installation",
  "installation_repositories",
  "issue_comment",
  "issues",
  "label",
  "member",
  "membership",
  "ping",
  "projects_v2_item",
  "pull_request",
  "push",
  "repository",
  "team",
];

function below(path: string, operations: readonly string[]): string[] {
  return operations.map((line) => {
    const [method = "", rest = ""] = line.split(" ");
    return `${method} ${path}${rest}`;
  });
}
