/**
 * The file of the issue form: the template of one language, with the types of the policy in force, as GitHub reads it.
 * Headings and options are what advance/form.ts reads back.
 */
import { isMap, isSeq, parseDocument } from "yaml";
import type { YAMLMap } from "yaml";
import { choicesOf } from "../model/fields.ts";
import type { Locale, Policy } from "../model/policy.ts";

export interface FormAsked {
  locale: Locale;
  types: Policy["types"];
  /** Whether the form asks for a contact: never where everybody reads the answers (workflow.md, "The record"). */
  contact: boolean;
}

/**
 * The form's text. `template` is `templates/<locale>/issue-form.yml`, which has every field; its options of the types are
 * those of the default policy. Throws when the template is none: it is our own file.
 */
export function formatIssueForm(template: string, { locale, types, contact }: FormAsked): string {
  // GitHub reads YAML 1.1, where an option such as `Yes` or `12:30` is no text without quotes.
  const document = parseDocument(template, { compat: "yaml-1.1" });
  const body = document.get("body");
  if (!isSeq(body)) throw new Error(`the ${locale} form has no body`);
  body.items = body.items.filter((element) => contact || idOf(element) !== "contact");
  const asked = body.items.find((element): element is YAMLMap => isMap(element) && idOf(element) === "type");
  if (asked === undefined) throw new Error(`the ${locale} form does not ask for the type`);
  asked.setIn(["attributes", "options"], document.createNode(choicesOf("type", { locale, types })));
  return document.toString({ lineWidth: 0, flowCollectionPadding: false });
}

function idOf(element: unknown): unknown {
  return isMap(element) ? element.get("id") : undefined;
}
