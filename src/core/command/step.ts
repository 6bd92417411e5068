/** `/step`: one processing step, or several as a pasted numbered list. */
import type { Reader } from "./arguments.ts";

/** Only a list that the text begins with; what is indented deeper belongs to its item. */
const NUMBERED = /^ {0,3}[\d０-９]{1,9}(?:[.)](?=\s)|[、．）])\s*/;

export const readStep: Reader = (args) => {
  if (args === "") return null;
  const items: string[][] = [];
  for (const line of args.split("\n")) {
    const marker = NUMBERED.exec(line)?.[0];
    if (marker !== undefined) items.push([line.slice(marker.length)]);
    else if (items.length === 0) return { name: "step", texts: [args] };
    else items.at(-1)?.push(line);
  }
  const texts = items.map((lines) => lines.join("\n").trim()).filter(Boolean);
  return texts.length === 0 ? null : { name: "step", texts };
};
