import { LIST_FIELDS, TEXT_FIELDS, type ListField, type TextField } from '@stash2plex/core';
import type { OtherFamily, WorldItem } from './world-types.ts';

/** A kind of tags, by the name it is edited under; `actor` is read back as `Role`. */
export type Family = ListField | OtherFamily;

const OTHERS: Readonly<Record<OtherFamily, true>> = {
  ...{ label: true, director: true, writer: true, country: true },
  ...{ producer: true, similar: true, mood: true, style: true },
};
const FAMILIES: ReadonlySet<string> = new Set([...LIST_FIELDS, ...Object.keys(OTHERS)]);

export function isFamily(name: string): name is Family {
  return FAMILIES.has(name);
}

/** The families that the item may have tags of. */
export function familiesOf({ otherTags }: WorldItem): readonly Family[] {
  return [...LIST_FIELDS, ...(Object.keys(otherTags) as OtherFamily[])];
}

export function tagsOf({ values, otherTags }: WorldItem, family: Family): readonly string[] {
  return isList(family) ? values[family] : (otherTags[family] ?? []);
}

export function withTags(item: WorldItem, family: Family, tags: readonly string[]): WorldItem {
  return isList(family)
    ? { ...item, values: { ...item.values, [family]: tags } }
    : { ...item, otherTags: { ...item.otherTags, [family]: tags } };
}

export function withText(item: WorldItem, name: string, text: string): WorldItem {
  if (name === 'addedAt') return { ...item, addedAt: new Date(Number(text) * 1000) };
  return isText(name)
    ? { ...item, values: { ...item.values, [name]: text } }
    : { ...item, otherTexts: { ...item.otherTexts, [name]: text } };
}

/** Names of locked fields after some were locked (true) or unlocked (false). */
export function withLocks(item: WorldItem, locks: Readonly<Record<string, boolean>>): WorldItem {
  const added = Object.keys(locks).filter((name) => locks[name]);
  const stay = item.locked.filter((name) => locks[name] !== false);
  return { ...item, locked: [...new Set([...stay, ...added])] };
}

function isList(family: Family): family is ListField {
  return (LIST_FIELDS as readonly string[]).includes(family);
}

function isText(name: string): name is TextField {
  return (TEXT_FIELDS as readonly string[]).includes(name);
}
