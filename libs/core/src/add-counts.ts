/** Numbers by name; one that has no number is none. */
export type Counts = Readonly<Record<string, number | undefined>>;

/** Name by name. */
export function addCounts(one: Counts, other: Counts): Record<string, number> {
  const names = [...Object.keys(one), ...Object.keys(other)];
  return Object.fromEntries(names.map((name) => [name, (one[name] ?? 0) + (other[name] ?? 0)]));
}
