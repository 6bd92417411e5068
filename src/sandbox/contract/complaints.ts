import type { AnySchema, ErrorObject } from "ajv";
import { nearest } from "../../core/text/nearest.ts";
import type { Validator } from "./validator.ts";

/** Letters of a wrong value that are shown. */
const SHOWN = 80;

/** What is wrong with the value in words, each with its place below `place`. */
export function complaintsOf(validator: Validator, place: string, errors: readonly ErrorObject[]): string[] {
  const said = errors.filter(({ keyword }) => keyword !== "if");
  return outermost(said).flatMap((error) => {
    const here = `${place}${steps(error.instancePath)}`;
    return branchComplaints(validator, here, error) ?? [`${here}: ${wordsOf(error)}`];
  });
}

/** Without what is wrong with each alternative where none of them fits: those come just before it, at or below its place. */
function outermost(errors: readonly ErrorObject[]): ErrorObject[] {
  const kept: ErrorObject[] = [];
  for (const error of errors) {
    while (isChoice(error) && `${kept.at(-1)?.instancePath}/`.startsWith(`${error.instancePath}/`)) kept.pop();
    kept.push(error);
  }
  return kept;
}

function isChoice({ keyword }: ErrorObject): boolean {
  return keyword === "anyOf" || keyword === "oneOf";
}

/** The complaints of the alternative that comes nearest; null where there is no choice or the value is of none of its types. */
function branchComplaints(validator: Validator, place: string, error: ErrorObject): string[] | null {
  if (!isChoice(error) || Array.isArray(error.params["passingSchemas"])) return null;
  const branches = branchesOf(error).map((branch) => validator.errorsOf(branch, error.data));
  const [best] = branches.toSorted((one, other) => distance(one) - distance(other));
  return best === undefined || best.some(isOtherType) ? null : complaintsOf(validator, place, best);
}

function distance(errors: readonly ErrorObject[]): number {
  return errors.map(weight).reduce((sum, each) => sum + each, 0);
}

/** A value of another type is the farthest, then one that says by a listed value that it is another; depth is near. */
function weight(error: ErrorObject): number {
  if (isOtherType(error)) return 10_000;
  if (error.keyword === "enum") return 100;
  return error.instancePath === "" ? 10 : 1;
}

function isOtherType({ keyword, instancePath }: ErrorObject): boolean {
  return keyword === "type" && instancePath === "";
}

function branchesOf({ schema }: ErrorObject): AnySchema[] {
  return Array.isArray(schema) ? schema : [];
}

function wordsOf(error: ErrorObject): string {
  const { missingProperty, additionalProperty, unevaluatedProperty } = error.params;
  if (error.keyword === "required") return `${missingProperty} is missing`;
  const unknown: unknown = additionalProperty ?? unevaluatedProperty;
  if (typeof unknown === "string") return unknownWords(unknown, error);
  return `${expected(error)}, got ${JSON.stringify(error.data)?.slice(0, SHOWN)}`;
}

function expected(error: ErrorObject): string {
  const { keyword, params, message = "", schema } = error;
  if (keyword === "enum" && Array.isArray(schema)) return `must be one of ${schema.map(String).join(", ")}`;
  if (params["passingSchemas"]) return "must match exactly one of the described forms, matches several";
  if (isChoice(error)) return choiceWords(branchesOf(error));
  return message;
}

function choiceWords(branches: AnySchema[]): string {
  const types = branches.map((branch): unknown => (typeof branch === "object" ? branch["type"] : undefined));
  return types.includes(undefined) ? "must match one of the described forms" : `must be ${types.flat().join(" or ")}`;
}

function unknownWords(name: string, { parentSchema }: ErrorObject): string {
  const known: object = parentSchema?.["properties"] ?? {};
  const meant = nearest(name, Object.keys(known));
  return `${name} is unknown${meant === null ? "" : `, ${meant} was probably meant`}`;
}

/** A JSON pointer as people write places in code: `/labels/0/name` is `.labels[0].name`. */
function steps(pointer: string): string {
  const keys = pointer.split("/").slice(1);
  return keys.map((key) => (/^\d+$/.test(key) ? `[${key}]` : `.${key}`)).join("");
}
