import { foldName, type NamedRef } from '@stash2plex/core';
import { singleLine } from './texts.ts';

export function nameOf(ref: NamedRef | undefined): string {
  return ref ? singleLine(ref.name) : '';
}

/** Names in the order given, blank ones left out; of names that Plex would take for one, the first stays. */
export function distinctNames(refs: readonly NamedRef[]): string[] {
  const seen = new Set(['']);
  const names: string[] = [];
  for (const ref of refs) {
    const name = nameOf(ref);
    const key = foldName(name);
    if (seen.has(key)) continue;
    seen.add(key);
    names.push(name);
  }
  return names;
}

/** The same, sorted by code points, so that their order depends on nothing but themselves. */
export function sortedNames(refs: readonly NamedRef[]): string[] {
  const keyed = refs.map((ref) => {
    const name = nameOf(ref);
    return { name, key: foldName(name) };
  });
  keyed.sort((a, b) => compare(a.key, b.key) || compare(a.name, b.name));

  const names: string[] = [];
  let last = '';
  for (const { name, key } of keyed) {
    if (key !== last) names.push(name);
    last = key;
  }
  return names;
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
