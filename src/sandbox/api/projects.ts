/** Projects (v2): their fields, and their items with the values of these. */
import { z } from "zod";
import { plainItemShape, projectFieldShape, projectItemShape, projectShape } from "../shapes/project.ts";
import { addField, fieldWithId } from "../world/project-field.ts";
import { addItem, removeItem, writeItem } from "../world/project-item.ts";
import { itemsOf, mayIn, type ProjectItem, type ProjectPlace } from "../world/project.ts";
import { notFound } from "../world/refusal.ts";
import { accountNamed } from "../world/world.ts";
import { type Answer, created, noContent, ok } from "./answer.ts";
import { fromCursor } from "./cursor.ts";
import { contentIn, fieldsAsked, itemIn, type ProjectCall, projectRoutes } from "./project-call.ts";
import { type Call, route, type Row } from "./route.ts";

export const PROJECTS: Row[] = [
  route("projects/list-for-org", {}, (call) => listed(call, call.given.org)),
  route("projects/list-for-user", {}, (call) => listed(call, call.given.username)),
  projectRoutes({ org: "projects/get-for-org", user: "projects/get-for-user", least: "read" }, ({ world, project }) =>
    ok(projectShape(world, project)),
  ),
  projectRoutes({ org: "projects/list-fields-for-org", user: "projects/list-fields-for-user", least: "read" }, (call) =>
    fromCursor(call, call.project.fields, (field) => projectFieldShape(call.world, call.project, field)),
  ),
  projectRoutes(
    { org: "projects/get-field-for-org", user: "projects/get-field-for-user", least: "read" },
    ({ world, project, given }) => {
      const field = fieldWithId(project, given.field_id);
      if (field === null) throw notFound();
      return ok(projectFieldShape(world, project, field));
    },
  ),
  projectRoutes(
    { org: "projects/add-field-for-org", user: "projects/add-field-for-user", least: "admin" },
    ({ world, project, ...call }) => {
      const { name, data_type: type, single_select_options: options = [] } = newField.parse(call.given);
      return created(projectFieldShape(world, project, addField({ world, project }, { name, type, options })));
    },
  ),
  projectRoutes({ org: "projects/list-items-for-org", user: "projects/list-items-for-user", least: "read" }, (call) => {
    if (call.given.q !== undefined) throw new Error("the sandbox does not filter the items of a project");
    const fields = fieldsAsked(call);
    return fromCursor(call, itemsOf(call.project), (item) =>
      projectItemShape(call.world, call.project, { item, fields }),
    );
  }),
  projectRoutes({ org: "projects/add-item-for-org", user: "projects/add-item-for-user", least: "write" }, (call) => {
    const { repository, issue } = contentIn(call);
    return created(plainItemShape(call.world, call.project, addItem(placeIn(call), repository, issue)));
  }),
  projectRoutes({ org: "projects/get-org-item", user: "projects/get-user-item", least: "read" }, (call) =>
    itemAnswer(call, itemIn(call)),
  ),
  projectRoutes(
    { org: "projects/update-item-for-org", user: "projects/update-item-for-user", least: "write" },
    (call) => {
      const item = itemIn(call);
      writeItem(placeIn(call), item, call.given.fields);
      const asked = call.given.fields.map(({ id }) => String(id));
      return itemAnswer({ ...call, given: { fields: asked } }, item);
    },
  ),
  projectRoutes(
    { org: "projects/delete-item-for-org", user: "projects/delete-item-for-user", least: "write" },
    (call) => {
      removeItem(placeIn(call), itemIn(call));
      return noContent();
    },
  ),
].flat();

/** The kinds of fields that the sandbox makes. */
const newField = z.object({
  name: z.string(),
  data_type: z.enum(["text", "number", "date", "single_select"]),
  single_select_options: z
    .array(
      z.object({
        name: z.string().default(""),
        color: z.enum(["GRAY", "BLUE", "GREEN", "YELLOW", "ORANGE", "RED", "PINK", "PURPLE"]).default("GRAY"),
        description: z.string().default(""),
      }),
    )
    .optional(),
});

interface Asked {
  per_page?: number | undefined;
  before?: string | undefined;
  after?: string | undefined;
}

/** Those that the actor may see. */
function listed(call: Call<Asked>, login: string): Answer {
  const owner = accountNamed(call.world, login);
  if (owner === null) throw notFound();
  const seen = call.world.projects.filter((project) => project.owner === owner && mayIn(project, call.actor, "read"));
  return fromCursor(call, seen, (project) => projectShape(call.world, project));
}

function placeIn({ world, project, actor }: ProjectCall<unknown>): ProjectPlace {
  return { world, project, by: actor.account };
}

function itemAnswer(call: ProjectCall<{ fields?: string | string[] }>, item: ProjectItem): Answer {
  return ok(projectItemShape(call.world, call.project, { item, fields: fieldsAsked(call) }));
}
