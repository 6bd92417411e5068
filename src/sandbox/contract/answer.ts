import { ANSWERS_OF_ALL } from "./exceptions.ts";
import type { Described } from "./extract.ts";

/** Schemas by media type; none where the answer has no body. */
type Contents = Record<string, string>;

const JSON_TYPE = "application/json";

/** Media types whose names end in `+json` though what they carry is text. */
const RAW = /\.(raw|html)\+json$/;

/**
 * What an answer of this status may contain; null when the operation never has it. GitHub sends its usual words with
 * every refusal, also where an operation describes one without a body (a membership that is not there).
 */
export function contentsOf({ answers }: Described, status: number): Contents | null {
  const own = answers[status];
  const common = ANSWERS_OF_ALL[status];
  if (own !== undefined && (status < 400 || Object.keys(own).length > 0)) return own;
  if (common === undefined) return own ?? null;
  return common.schema === null ? {} : { [JSON_TYPE]: common.schema };
}

/**
 * The schema for a media type as in `Content-Type`, with or without a character set; JSON when there is none. Null for
 * what is not JSON and not described.
 */
export function contentSchema(contents: Contents, mediaType: string | null): string | null {
  const type = (mediaType ?? JSON_TYPE).split(";")[0]?.trim() ?? "";
  const own = contents[type] ?? contents[type.replace(/\+json$/, "")];
  if (own !== undefined) return own;
  const isJson = type === JSON_TYPE || (type.endsWith("+json") && !RAW.test(type));
  return isJson ? (contents[JSON_TYPE] ?? null) : null;
}
