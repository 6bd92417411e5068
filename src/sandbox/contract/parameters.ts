/** Path parameters, decoded, by name; null where one cannot be decoded. */
export function pathValues(names: readonly string[], encoded: readonly string[]): Record<string, string> | null {
  try {
    return Object.fromEntries(names.map((name, index) => [name, decodeURIComponent(encoded[index] ?? "")]));
  } catch {
    return null;
  }
}

/** Query parameters by name; several of one name, also written as `name[]`, are a list. */
export function queryValues(query: URLSearchParams): Record<string, string | string[]> {
  const grouped = Map.groupBy(query, ([name]) => name.replace(/\[\]$/, ""));
  const lists = [...grouped].map(([name, pairs]) => [name, pairs.map(([, value]) => value)] as const);
  return Object.fromEntries(lists.map(([name, list]) => [name, list.length === 1 ? (list[0] ?? "") : list]));
}
