/** The syntax tree of HTML between the steps of rendering, and walks over it. */
import type rehypeSanitize from "rehype-sanitize";

export type Root = Parameters<ReturnType<typeof rehypeSanitize>>[0];
type Node = Root["children"][number];
export type Element = Extract<Node, { type: "element" }>;
export type Inline = Element | Extract<Node, { type: "text" }>;

/** Visits every node that has children, parents first; `visit` says whether to go on inside, where what it added is left out. */
export function walk(node: Root | Element, visit: (node: Root | Element) => boolean): void {
  const inside = node.children.flatMap((child) => (child.type === "element" ? [child] : []));
  if (visit(node)) for (const child of inside) walk(child, visit);
}

/** Puts other nodes in the place of each text directly in `parent`. */
export function replaceTexts(
  parent: Root | Element,
  replace: (text: string, before: Node | undefined) => Inline[],
): void {
  // From the end, so that what is put in does not move what is still to be read.
  for (let place = parent.children.length - 1; place >= 0; place -= 1) {
    const child = parent.children[place];
    if (child?.type !== "text") continue;
    parent.children.splice(place, 1, ...replace(child.value, parent.children[place - 1]));
  }
}
