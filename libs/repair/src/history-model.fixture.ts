import { FIELDS, type Field } from '@stash2plex/core';
import type { PlexWorld, WorldItem } from '@stash2plex/testing';

// Who put there what Plex has, said with sets. For the histories; it knows nothing of ledgers and intents.

/** `either`: both of them did, or it cannot be told (a key was renewed). */
type Owner = 'either' | 'other' | 'us';

interface FieldModel {
  /** A text is a list of one name. By folded name. */
  owners: ReadonlyMap<string, Owner>;
  /** All that we ever left there. */
  readonly ours: Set<string>;
  /** Nobody else has changed it since we wrote it. */
  isAsLeft: boolean;
  /** Somebody changed it to what we never wrote, and Stash does not want it either. */
  isTheirs: boolean;
  /** Somebody else has locked it first. */
  isTheirLock: boolean;
  /** A drain that had trouble may have been about to write and to lock it. */
  isTried: boolean;
  /** The item has another key than when we began, or has a lock that may be ours or not: nothing is expected of it. */
  isRekeyed: boolean;
}

/** What Stash wants of a scene, field by field, as lists. */
export type Wanted = Readonly<Record<Field, readonly string[]>>;

export interface HistoryModel {
  /** Takes in what was written to Plex since the last time; returns what must never happen. */
  readonly takeWrites: () => readonly string[];
  /** What somebody else does to Plex. */
  readonly others: (work: () => void) => void;
  /** Keys change: nobody can tell any more what was ours. */
  readonly rekey: (paths: readonly string[], work: () => void) => void;
  /** Where both sides agree it is nobody's. */
  readonly agree: () => void;
  /** A drain had trouble: what somebody else writes now may be what it was about to write, and nobody can tell. */
  readonly tried: (hadTrouble: boolean) => void;
  readonly of: (item: WorldItem, field: Field) => FieldModel;
}

export interface ModelSides {
  readonly plex: PlexWorld;
  readonly preserves: boolean;
  /** What Stash wanted of the item at any time since the drain began; undefined for an item of no scene. */
  readonly wantedOf: (path: string) => readonly Wanted[] | undefined;
}

export function historyModel(sides: ModelSides): HistoryModel {
  const { plex } = sides;
  const items = new Map<string, Map<Field, FieldModel>>();
  const of = (item: WorldItem, field: Field) => {
    const path = pathOf(item);
    const fields = items.get(path) ?? new Map<Field, FieldModel>();
    items.set(path, fields);
    const known = fields.get(field) ?? newField(sides, item, field);
    fields.set(field, known);
    return known;
  };
  const each = (work: (item: WorldItem, field: Field, known: FieldModel) => void) => {
    for (const item of plex.items.values())
      for (const field of FIELDS) work(item, field, of(item, field));
  };
  let taken = 0;
  const takeWrites = () => {
    const writes = plex.writes.slice(taken);
    taken = plex.writes.length;
    return writes.flatMap(({ ratingKey, texts, lists, removals, emptied }) => {
      const item = plex.items.get(ratingKey);
      const names = [texts, lists, removals].flatMap((part) => Object.keys(part));
      const fields = FIELDS.filter((field) => [...names, ...emptied].includes(field));
      if (!item) return [];
      return fields.flatMap((field) => written(sides, { item, field, known: of(item, field) }));
    });
  };
  return {
    of,
    takeWrites,
    others: (work) => {
      each(() => undefined);
      const before = locksOf(plex);
      work();
      for (const [path, fields] of items) {
        const isThere = [...plex.items.values()].some((item) => pathOf(item) === path);
        if (!isThere) fields.clear();
      }
      each((item, field, known) => {
        changedByOthers(sides, { item, field, known });
        const isNewLock = item.locked.includes(field) && !before.has(`${pathOf(item)} ${field}`);
        known.isTheirLock ||= isNewLock && !known.isTried;
        known.isRekeyed ||= isNewLock && known.isTried;
      });
    },
    rekey: (paths, work) => {
      each(() => undefined);
      work();
      each((item, _, known) => {
        if (!paths.includes(pathOf(item))) return;
        const isOurs = ([name, owner]: readonly [string, Owner]) =>
          [name, owner === 'us' ? 'either' : owner] as const;
        known.owners = new Map([...known.owners].map(isOurs));
        known.isAsLeft = false;
        known.isRekeyed = true;
      });
    },
    tried: (hadTrouble) => {
      each((item, field, known) => {
        known.isTried = hadTrouble;
        const wanted = hadTrouble ? (sides.wantedOf(pathOf(item)) ?? []) : [];
        for (const name of wanted.flatMap((names) => names[field])) known.ours.add(name);
      });
    },
    agree: () => {
      each((item, field, known) => {
        const wanted = sides.wantedOf(pathOf(item))?.at(-1)?.[field];
        if (wanted && isSame(namesOf(item, field), wanted)) known.isTheirs = false;
      });
    },
  };
}

/** What stays the same whatever key it has: its library and its first file. */
export function pathOf({ media, sectionKey }: WorldItem): string {
  return `${sectionKey}:${media[0]?.parts[0]?.path}`;
}

/** As a list, folded where Plex folds. */
export function namesOf({ values }: WorldItem, field: Field): readonly string[] {
  const value = values[field];
  if (typeof value !== 'string') return value.map((name) => name.toLowerCase());
  return value === '' ? [] : [value];
}

export function isSame(one: readonly string[], other: readonly string[]): boolean {
  return one.toSorted().join('\n') === other.toSorted().join('\n');
}

function newField({ preserves }: ModelSides, item: WorldItem, field: Field): FieldModel {
  const names = namesOf(item, field);
  return {
    owners: new Map(names.map((name) => [name, ownerBefore(field, name)])),
    ...{ ours: new Set(), isAsLeft: false, isTried: false, isRekeyed: false },
    isTheirs: preserves && field !== 'collection' && names.length > 0,
    isTheirLock: item.locked.includes(field),
  };
}

function locksOf({ items }: PlexWorld): ReadonlySet<string> {
  const all = [...items.values()];
  return new Set(all.flatMap((item) => item.locked.map((field) => `${pathOf(item)} ${field}`)));
}

/** A collection called like a studio counts as ours, whoever made it. */
function ownerBefore(field: Field, name: string): Owner {
  return field === 'collection' && name.includes('studio') ? 'either' : 'other';
}

interface Change {
  readonly item: WorldItem;
  readonly field: Field;
  readonly known: FieldModel;
}

function changedByOthers(
  { preserves, wantedOf }: ModelSides,
  { item, field, known }: Change,
): void {
  const names = namesOf(item, field);
  if (isSame(names, [...known.owners.keys()])) return;
  const ownerOf = (name: string) => (known.ours.has(name) ? 'either' : ownerBefore(field, name));
  known.owners = new Map(names.map((name) => [name, known.owners.get(name) ?? ownerOf(name)]));
  known.isAsLeft = false;
  const wanted = wantedOf(pathOf(item))?.at(-1)?.[field] ?? [];
  const isNew = names.length > 0 && !names.every((name) => known.ours.has(name));
  known.isTheirs = preserves && field !== 'collection' && isNew && !isSame(names, wanted);
}

/** One of our writes has landed. */
function written({ preserves, wantedOf }: ModelSides, { item, field, known }: Change): string[] {
  const after = namesOf(item, field);
  const wanted = (wantedOf(pathOf(item)) ?? []).map((each) => each[field]);
  const gone = [...known.owners].filter(([name]) => !after.includes(name));
  const isFilled = wanted.some((names) => names.length > 0);
  const takesAll = isFilled && field !== 'collection';
  const takesOthers = gone.some(([, owner]) => owner === 'other') && !takesAll;
  const wrongs = [
    wanted.length === 0 && 'writes to an item of no scene',
    field === 'title' && after.length === 0 && 'clears a title',
    takesOthers && "removes others' names",
    preserves && wrongOfPreserving(known),
  ].filter((wrong) => wrong !== false);
  for (const name of [...after, ...wanted.flat()]) known.ours.add(name);
  leave(known, after, takesAll);
  return wrongs.map((wrong) => `${wrong}: ${field} of ${pathOf(item)}, now ${after.join(' | ')}`);
}

function leave(known: FieldModel, names: readonly string[], takesAll: boolean): void {
  const ownerOf = (name: string) => (takesAll ? 'us' : (known.owners.get(name) ?? 'us'));
  known.owners = new Map(names.map((name) => [name, ownerOf(name)]));
  known.isAsLeft = true;
  known.isTheirs = false;
}

function wrongOfPreserving({ isTheirs, isTheirLock }: FieldModel): string | false {
  if (isTheirs) return "overwrites somebody's edit";
  return isTheirLock && 'writes what somebody has locked';
}
