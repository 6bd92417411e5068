/** A case's item on a GitHub Project: what is asked. */
import { describe, expect, test } from "vitest";
import {
  ADD,
  boardAt,
  DUE,
  FIELDS,
  HANDLER,
  HOUR,
  item,
  OF_USER,
  option,
  PROJECT,
  SCRIPT,
  STATUS,
  UPDATE,
  values,
} from "./boards.ts";
import { routes, scripted } from "../github.ts";

describe("a case", () => {
  test("gets its item, and all of its fields in one request", async () => {
    const sent = scripted(SCRIPT);
    expect(await boardAt().keep()).toBeNull();
    expect(sent.map(({ route, body }) => [route, body])).toEqual([
      [FIELDS, null],
      [ADD, { type: "Issue", id: 4711 }],
      [
        UPDATE,
        {
          fields: [
            { id: 1, value: "bb" },
            { id: 2, value: "bob" },
            { id: 3, value: "2026-11-23" },
          ],
        },
      ],
    ]);
  });

  test("costs one request for each change, once the project and the item are known", async () => {
    const sent = scripted(SCRIPT);
    const { keep } = boardAt();
    await keep();
    await keep(item(values("1 · Intake", null)));
    expect(routes(sent).slice(3)).toEqual([UPDATE]);
    expect(sent.at(-1)?.body).toMatchObject({ fields: [{ value: "aa" }, { value: null }, {}] });
  });

  test("is set back when the same is asked for again", async () => {
    const sent = scripted(SCRIPT);
    const { keep } = boardAt();
    await keep();
    await keep();
    expect(routes(sent).slice(3)).toEqual([UPDATE]);
  });

  test("of another issue has its own item", async () => {
    const sent = scripted(SCRIPT);
    const { keep } = boardAt();
    await keep();
    await keep({ ...item(), issue: 4712 });
    expect(routes(sent).slice(3)).toEqual([ADD, UPDATE]);
  });

  test("finds the project read anew after an hour", async () => {
    const sent = scripted(SCRIPT);
    const { keep, pass } = boardAt();
    await keep();
    pass(HOUR);
    await keep();
    expect(routes(sent).slice(3)).toEqual([FIELDS, UPDATE]);
  });

  test("gets another item when somebody took its own away", async () => {
    const sent = scripted({
      ...SCRIPT,
      [ADD]: [
        { status: 201, body: { id: 77 } },
        { status: 201, body: { id: 78 } },
      ],
      [UPDATE]: [{}, { status: 404 }],
      [`PATCH ${PROJECT}/items/78`]: {},
    });
    const { keep } = boardAt();
    await keep();
    expect(await keep()).toBeNull();
    expect(routes(sent).slice(3)).toEqual([UPDATE, FIELDS, ADD, `PATCH ${PROJECT}/items/78`]);
  });

  test("is written by the options of today when those that were known are gone", async () => {
    const moved = { ...STATUS, options: [option("zz", "2 · Grading")] };
    const sent = scripted({
      ...SCRIPT,
      [FIELDS]: [{ body: [STATUS, HANDLER, DUE] }, { body: [moved, HANDLER, DUE] }],
      [UPDATE]: [{}, { status: 422 }, {}],
    });
    const { keep } = boardAt();
    await keep();
    expect(await keep()).toBeNull();
    expect(sent.at(-1)?.body).toMatchObject({ fields: [{ id: 1, value: "zz" }, {}, {}] });
  });

  test("keeps its item where GitHub refuses to add it twice", async () => {
    const items = `GET ${PROJECT}/items?per_page=100`;
    const sent = scripted({
      ...SCRIPT,
      [ADD]: { status: 422, body: { message: "Content already exists in this project" } },
      [items]: {
        body: [
          { id: 76, content: { id: 1 } },
          { id: 77, content: { id: 4711 } },
          { id: 9, content: null },
        ],
      },
    });
    expect(await boardAt().keep()).toBeNull();
    expect(routes(sent)).toEqual([FIELDS, ADD, items, UPDATE]);
  });

  test("stands on a person's project as well", async () => {
    const sent = scripted({
      [FIELDS]: { status: 404 },
      [`GET ${OF_USER}/fields?per_page=100`]: { body: [STATUS, HANDLER, DUE] },
      [`POST ${OF_USER}/items`]: { status: 201, body: { id: 77 } },
      [`PATCH ${OF_USER}/items/77`]: {},
    });
    expect(await boardAt().keep()).toBeNull();
    expect(
      routes(sent)
        .slice(1)
        .every((route) => route.includes(OF_USER)),
    ).toBe(true);
  });
});
