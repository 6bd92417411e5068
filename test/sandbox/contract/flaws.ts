/** What is known to be wrong with examples that GitHub or people show: the descriptions, not the examples, are followed. */
export interface Flaw {
  /** The examples it is found in: `operation part`, or `event.action`. */
  where: RegExp;
  complaint: RegExp;
  because: string;
}

/** GitHub's own examples of its REST API. */
export const REST_FLAWS: Flaw[] = [
  {
    where: /^(orgs\/get|teams\/get-by-name) 200$/,
    complaint: /^answer(\.organization)?: archived_at is missing$/,
    because: "the example is older than the archiving of organizations",
  },
  {
    where: /^(teams|pulls)\/[\w-]+ 20[01]$/,
    complaint: /(^answer|\]): type is missing$/,
    because: "the example is older than teams of enterprises",
  },
  {
    where: /^repos\/(get|update) 200$/,
    complaint: /^answer(\.source)?: (language|has_discussions) is missing$/,
    because: "the example leaves out a field of every repository",
  },
  {
    where: /^repos\/list-branches 200$/,
    complaint: /required_status_checks: checks is missing$/,
    because: "the example is older than checks bound to an app",
  },
  {
    where: /^repos\/get-collaborator-permission-level 200$/,
    complaint: /^answer\.user: role_name is missing$/,
    because: "the example is older than roles of an organization's own",
  },
  {
    where: /^repos\/get-commit 200$/,
    complaint: /^answer\.files\[0\]: (contents_url|sha) is missing$/,
    because: "the example leaves out fields of every file",
  },
  {
    where: /^apps\/redeliver-webhook-delivery 202$/,
    complaint: /^answer: must be object, got null$/,
    because: "the example stands for an answer without a body",
  },
  {
    where: /^projects\/list-(items-|view-items-)?for-(org|user) 200$/,
    complaint: /^answer: must be array, got \{/,
    because: "the example shows one thing of the list",
  },
  {
    where: /^projects\/(list-fields|add-field)-for-(org|user) 20[01]$/,
    complaint: /iterations\[\d\]: completed is missing$/,
    because: "the example leaves out whether an iteration is over",
  },
  {
    where: /^projects\/add-field-for-(org|user) body$/,
    complaint: /^body\.single_select_options\[\d\]\.(name|description): must be string/,
    because: "the example shows an option as GitHub answers it, not as it takes it",
  },
  {
    where: /^search\/issues-and-pull-requests 200$/,
    complaint: /^answer\.items\[0\]: must be object, got "\.\.\."$/,
    because: "the example is cut short",
  },
];

/** The webhooks that people recorded, some of them in 2018. */
export const WEBHOOK_FLAWS: Flaw[] = [
  {
    where: /^(push|pull_request|issues)\b/,
    complaint: /(repo|repository): has_discussions is missing$/,
    because: "recorded before repositories had discussions",
  },
  {
    where: /^(push|team|member|check_run)\b/,
    complaint: /^webhook\.repository: (topics|visibility|disabled) is missing$/,
    because: "recorded before repositories told their topics, their visibility, whether they are disabled",
  },
  {
    where: /^(issues\.transferred|label\.created)$/,
    complaint: /^webhook\.repository\.homepage: must match format "uri", got ""$/,
    because: "GitHub says an empty text where a repository has no home page",
  },
  {
    where: /^(issues\.edited|issue_comment\.created)$/,
    complaint: /(active_lock_reason|reactions|description|performed_via_github_app) is missing$/,
    because: "recorded before issues told their reactions, the reason of a lock, the app that wrote",
  },
  {
    where: /^label\.deleted$/,
    complaint: /^webhook\.label: description is missing$/,
    because: "recorded before labels had descriptions",
  },
  {
    where: /^pull_request\.opened$/,
    complaint: /^webhook\.pull_request: auto_merge is missing$/,
    because: "recorded before pull requests merged by themselves",
  },
  {
    where: /^installation(_repositories)?\./,
    complaint: /^webhook\.installation: (app_slug|suspended_by|suspended_at) is missing$/,
    because: "recorded before installations could be suspended and named their app",
  },
  {
    where: /^installation(_repositories)?\./,
    complaint: /^webhook\.installation\.(created_at|updated_at): must be string, got 15\d+$/,
    because: "recorded when installations told moments as seconds",
  },
  {
    where: /^installation_repositories\.added$/,
    complaint: /^webhook: requester is missing$/,
    because: "recorded before it was told who had asked for the repositories",
  },
  {
    where: /^check_run\.rerequested$/,
    complaint: /(node_id|details_url|permissions|events) is missing$/,
    because: "recorded while checks were a preview",
  },
  {
    where: /^check_run\.rerequested$/,
    complaint: /\.app\.(created_at|updated_at): must match format "date-time"/,
    because: "recorded while checks were a preview",
  },
];
