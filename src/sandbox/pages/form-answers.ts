/** From a filled-in form to the issue's body, word for word as GitHub writes it. */
import type { IssueForm, Question } from "./form-file.ts";
import { questionsOf } from "./form-file.ts";

/** Values by field name: a text, the chosen options, or the numbers of the ticked boxes. */
export type Answers = ReadonlyMap<string, string[]>;

const NOTHING = "_No response_";

/** The body: `### Label`, an empty line, the answer, an empty line, for each question in the form's order. */
export function bodyOf(form: IssueForm, answers: Answers): string {
  return questionsOf(form)
    .map(({ field, question }) => `### ${question.attributes.label}\n\n${answer(question, answers.get(field) ?? [])}`)
    .join("\n\n");
}

function answer(question: Question, values: string[]): string {
  if (question.type === "checkboxes") {
    const { options } = question.attributes;
    return options.map(({ label }, place) => `- [${values.includes(String(place)) ? "x" : " "}] ${label}`).join("\n");
  }
  const text = values.filter((value) => value.trim() !== "").join(", ");
  if (text === "") return NOTHING;
  const language = question.type === "textarea" ? question.attributes.render : undefined;
  return language === undefined ? text : `\`\`\`${language}\n${text}\n\`\`\``;
}

/** Labels of what is required and was left out. */
export function missingIn(form: IssueForm, answers: Answers): string[] {
  return questionsOf(form).flatMap(({ field, question }) => {
    const values = (answers.get(field) ?? []).filter((value) => value.trim() !== "");
    const { label } = question.attributes;
    if (question.validations.required && values.length === 0) return [label];
    if (question.type !== "checkboxes") return [];
    return question.attributes.options.flatMap((option, place) =>
      option.required && !values.includes(String(place)) ? [`${label}: ${option.label}`] : [],
    );
  });
}

/** What the fields hold before anybody typed: the values and defaults that the form gives. */
export function defaultAnswers(form: IssueForm): Answers {
  return new Map(
    questionsOf(form).map(({ field, question }) => {
      if (question.type === "checkboxes") return [field, []];
      if (question.type !== "dropdown") return [field, [question.attributes.value]];
      const { options, default: place } = question.attributes;
      return [field, place === undefined ? [] : options.slice(place, place + 1)];
    }),
  );
}
