import type { Content, Description } from "./description.ts";
import { isReference, operationNamed, resolved } from "./description.ts";

/** One of GitHub's examples and what it is an example of: operations with a status or `body`. */
interface Example {
  of: string[];
  value: unknown;
}

/** GitHub's examples of the operations' JSON bodies and answers; each but once, however often GitHub shows it. */
export function examplesOf(description: Description, wanted: readonly string[]): Example[] {
  const byText = new Map<string, Example>();
  for (const { of, value } of wanted.flatMap((line) => operationExamples(description, line))) {
    const text = JSON.stringify(value);
    byText.set(text, { of: [...new Set([...(byText.get(text)?.of ?? []), ...of])], value });
  }
  return [...byText.values()];
}

function operationExamples(description: Description, line: string): Example[] {
  const operation = operationNamed(description, line);
  const answers = Object.entries(operation.responses).map(([status, response]) => {
    return [status, resolved(description.components.responses, response).content] as const;
  });
  const all: (readonly [string, Content])[] = [["body", operation.requestBody?.content ?? {}], ...answers];
  return all.flatMap(([part, content]) =>
    Object.values(content["application/json"]?.examples ?? {}).map((example) => {
      const { value } = resolved(description.components.examples, example);
      return { of: [`${operation.operationId} ${part}`], value: filledIn(description, value) };
    }),
  );
}

/** Examples refer to examples, at any depth. */
function filledIn(description: Description, value: unknown): unknown {
  const inside = (child: unknown): unknown => filledIn(description, child);
  if (Array.isArray(value)) return value.map(inside);
  if (typeof value !== "object" || value === null) return value;
  if (isReference(value)) return inside(resolved(description.components.examples, value).value);
  return Object.fromEntries(Object.entries(value).map(([key, child]) => [key, inside(child)]));
}
