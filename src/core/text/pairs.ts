/** Lines `name: value`, as people write them under a command. */

/** Also as an item of a list, and with the name in bold. */
const NAMED = /^(?:[-*+]\s+)?(?:\*\*)?(\p{L}[\p{L} ]{0,30})(?:\*\*)?\s*[:：](?:\*\*)?(.*)$/u;

/**
 * The values by what their names stand for. A value goes on over the lines up to the next known name; of two with the same
 * name the later one holds. Null when something stands before the first name.
 */
export function readPairs<K extends string>(text: string, names: Readonly<Record<string, K>>): Map<K, string> | null {
  const lines = new Map<K, string[]>();
  let current: string[] | null = null;
  for (const line of text.split("\n")) {
    const [, name = "", value = ""] = NAMED.exec(line.trim()) ?? [];
    const key = Object.hasOwn(names, name.trim().toLowerCase()) ? names[name.trim().toLowerCase()] : undefined;
    if (key !== undefined) lines.set(key, (current = [value]));
    else if (current !== null) current.push(line);
    else if (line.trim() !== "") return null;
  }
  return new Map([...lines].map(([key, value]) => [key, value.join("\n").trim()]));
}
