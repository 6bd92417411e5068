import { closed } from "./close.ts";
import type { Description, Schema } from "./description.ts";
import { jsonSchema } from "./json-schema.ts";

/** Schemas by their name in the extract, with all that they refer to. */
export interface Reach {
  schemas: Record<string, Schema>;
  /** A schema as it goes into the extract; what it refers to is then in `schemas`. */
  open: (schema: Schema) => Schema;
  /** The same with every object closed, referred ones too, which go by another name. */
  close: (schema: Schema) => Schema;
}

export function reachOf(description: Description): Reach {
  const schemas: Record<string, Schema> = {};
  const take = (name: string, read: (schema: Schema) => Schema): void => {
    const schema = description.components.schemas[name.replace(CLOSED, "")];
    if (schema === undefined) throw new Error(`there is no schema ${name}`);
    if (name in schemas) return;
    schemas[name] = {};
    schemas[name] = read(schema);
  };
  const open = (schema: Schema): Schema =>
    jsonSchema(schema, (name) => {
      take(name, open);
      return name;
    });
  const close = (schema: Schema): Schema => {
    const plain = jsonSchema(schema, (name) => {
      take(`closed-${name}`, close);
      return `closed-${name}`;
    });
    return closed(plain);
  };
  return { schemas, open, close };
}

const CLOSED = /^closed-/;
