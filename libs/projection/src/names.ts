import { foldName, type NamedRef } from '@stash2plex/core';
import { singleLine } from './texts.ts';

export function nameOf(ref: NamedRef | undefined): string {
  return ref ? singleLine(ref.name) : '';
}

/** Names in the order given, blank ones left out; of names that Plex would take for one, the first stays. */
export function distinctNames(refs: readonly NamedRef[]): string[] {
  const seen = new Set(['']);
  return refs.map(nameOf).filter((name) => {
    const key = foldName(name);
    return !seen.has(key) && seen.add(key);
  });
}

/** The same, sorted by code points, so that their order depends on nothing but themselves. */
export function sortedNames(refs: readonly NamedRef[]): string[] {
  const keyed = refs.map(nameOf).map((name) => ({ name, key: foldName(name) }));
  keyed.sort((a, b) => compare(a.key, b.key) || compare(a.name, b.name));
  const isFirst = ({ key }: { readonly key: string }, index: number) =>
    key !== '' && key !== keyed[index - 1]?.key;
  return keyed.filter(isFirst).map(({ name }) => name);
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
