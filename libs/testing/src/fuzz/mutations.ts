import fc from 'fast-check';
import { rubbish } from './rubbish.ts';

/** One change of a document. */
export interface Mutation {
  /** Which of its values, counted from its root, over and over. */
  readonly at: number;
  readonly how: 'drop' | 'put' | 'add' | 'wrap' | 'unwrap' | 'as text' | 'double';
  /** What is put or added. */
  readonly value: unknown;
}

const mutation: fc.Arbitrary<Mutation> = fc.record({
  at: fc.nat(),
  how: fc.constantFrom('drop', 'put', 'put', 'put', 'add', 'wrap', 'unwrap', 'as text', 'double'),
  value: rubbish,
});

/** Few of them, so that what comes out still has a long way to go. */
export const mutations = fc.array(mutation, { maxLength: 3 });

/** The document with these changes, one after the other. */
export function mutated(document: unknown, changes: readonly Mutation[]): unknown {
  let changed = document;
  for (const change of changes) {
    const paths = pathsIn(changed, []);
    const [after] = changedAt(changed, paths[change.at % paths.length] ?? [], change);
    changed = after ?? null;
  }
  return changed;
}

type Path = readonly string[];

function pathsIn(value: unknown, path: Path): Path[] {
  const inner = isTree(value) ? Object.entries(value) : [];
  return [path, ...inner.flatMap(([key, each]) => pathsIn(each, [...path, key]))];
}

/** What stands there afterwards: nothing, one value, or two. */
function changedAt(value: unknown, [key, ...rest]: Path, change: Mutation): unknown[] {
  if (key === undefined) return REPLACING[change.how](value, change.value);
  if (!isTree(value)) return [value];
  const entries = Object.entries(value).map(([name, each]): [string, unknown[]] => [
    name,
    name === key ? changedAt(each, rest, change) : [each],
  ]);
  if (Array.isArray(value)) return [entries.flatMap(([, each]) => each)];
  const kept = entries.flatMap(([name, each]) =>
    each.slice(0, 1).map((one) => [name, one] as const),
  );
  return [Object.fromEntries(kept)];
}

const REPLACING: Readonly<Record<Mutation['how'], (value: unknown, other: unknown) => unknown[]>> =
  {
    drop: () => [],
    put: (_, other) => [other],
    add: (value, other) => [added(value, other)],
    wrap: (value) => [[value]],
    unwrap: (value) => [isTree(value) ? (Object.entries(value)[0]?.[1] ?? null) : { value }],
    'as text': (value) => [isTree(value) ? JSON.stringify(value) : String(value)],
    double: (value) => [value, value],
  };

function added(value: unknown, other: unknown): unknown {
  if (Array.isArray(value)) return [...(value as unknown[]), other];
  return isTree(value) ? { ...value, more: other } : other;
}

function isTree(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
