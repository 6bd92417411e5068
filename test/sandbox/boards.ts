/** A company with projects: its cases, one that is open to all, and dan's own. */
import { client, honest, installed, SETUP, SUPPORT } from "./world.ts";
import type { Sandbox, SandboxSetup } from "../../src/sandbox/sandbox.ts";

const PERMISSIONS = { ...SETUP.app.permissions, organization_projects: "write" } as const;

const PROJECTS: SandboxSetup["projects"] = [
  {
    owner: "acme",
    title: "Cases",
    access: { anna: "read", bob: "write", carol: "admin" },
    fields: [
      { name: "Status", type: "single_select", options: [{ name: "Intake" }, { name: "Closed" }] },
      { name: "Handler", type: "text" },
      { name: "Due", type: "date" },
      { name: "Points", type: "number" },
    ],
  },
  { owner: "acme", title: "Open to all", public: true, access: {} },
  { owner: "dan", title: "Dan's own", access: { bob: "write" } },
];

export const CASES = { org: "acme", project_number: 1 };
export const OPEN = { org: "acme", project_number: 2 };
export const OWN = { username: "dan", project_number: 1 };

function boards(permissions: Permissions = PERMISSIONS): Sandbox {
  return honest({ app: { ...SETUP.app, permissions }, projects: PROJECTS ?? [] });
}

/** What the app may do: GitHub's names of its permissions. */
export type Permissions = typeof SETUP.app.permissions;

/** Everybody's client, anna's issue 1, and the ids of the project's fields by name. */
export async function opened(permissions?: Permissions) {
  const sandbox = boards(permissions);
  const of = (login: string) => client(sandbox, `t-${login}`);
  const people = { anna: of("anna"), bob: of("bob"), carol: of("carol"), dan: of("dan"), eve: of("eve") };
  const { data: issue } = await people.anna.rest.issues.create({ ...SUPPORT, title: "Orders <fail>" });
  const { data: fields } = await people.carol.rest.projects.listFieldsForOrg(CASES);
  const id = (name: string) => fields.find((field) => field.name === name)?.id ?? 0;
  const option = (name: string) =>
    fields.flatMap(({ options = [] }) => options).find((one) => one.name.raw === name)?.id ?? "";
  return { sandbox, ...people, app: await installed(sandbox), issue, fields, id, option };
}

/** The issue's item, added by the app. */
export async function added(permissions?: Permissions) {
  const all = await opened(permissions);
  const { data: item } = await all.app.rest.projects.addItemForOrg({ ...CASES, type: "Issue", id: all.issue.id });
  return { ...all, item, at: { ...CASES, item_id: item.id } };
}
