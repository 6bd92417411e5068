/** In comments GitHub shows the end of a line as the end of a line; in files it does not. */
import { type Inline, replaceTexts, type Root, walk } from "./html-tree.ts";
import type { Place } from "./place.ts";

/** Elements that hold running text only, so that a line end in them is never just layout of the source. */
const RUNNING = new Set(["p", "em", "strong", "del", "a"]);
const NEVER = new Set(["code", "pre"]);

/** Turns line ends within a paragraph into breaks; texts that stand in a folder are files and stay as they are. */
export function breakLines({ folder }: Place) {
  return (tree: Root): void => {
    if (folder !== undefined) return;
    walk(tree, (parent) => {
      const name = parent.type === "element" ? parent.tagName : "";
      if (NEVER.has(name)) return false;
      replaceTexts(parent, (text, before) => {
        const layout = text === "\n" && !RUNNING.has(name);
        const broken = before?.type === "element" && before.tagName === "br";
        return layout || broken ? [{ type: "text", value: text }] : brokenLines(text);
      });
      return true;
    });
  };
}

function brokenLines(text: string): Inline[] {
  return text.split("\n").flatMap((line, place): Inline[] => {
    const value: Inline = { type: "text", value: line };
    return place === 0 ? [value] : [{ type: "element", tagName: "br", properties: {}, children: [] }, value];
  });
}
