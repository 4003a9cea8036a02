import { foldedNames, foldName, type ListEdit, type ListField } from '@stash2plex/core';

export interface ListSides {
  readonly desired: readonly string[];
  readonly observed: readonly string[];
  /** What of it is ours: what we wrote, or found equal at first contact. */
  readonly ours: readonly string[];
}

/**
 * The whole wanted list and what has to go. A list that Stash fills is ours altogether; of one that Stash has emptied,
 * and of collections, only what we put there goes. A name that Plex spells in its own way stays in that spelling.
 */
export function listEdit(field: ListField, { desired, observed, ours }: ListSides): ListEdit {
  const wantedKeys = foldedNames(desired);
  const ourKeys = foldedNames(ours);
  const isOursAlone = field === 'collection' || desired.length === 0;
  const goes = (name: string) => {
    const key = foldName(name);
    return !wantedKeys.has(key) && (!isOursAlone || ourKeys.has(key));
  };
  const stays = observed.filter((name) => !wantedKeys.has(foldName(name)) && !goes(name));
  const spelling = new Map(observed.map((name) => [foldName(name), name]));
  const wanted = desired.map((name) => spelling.get(foldName(name)) ?? name);
  return { wanted: [...stays, ...wanted], removals: observed.filter(goes) };
}
