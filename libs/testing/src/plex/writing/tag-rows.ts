import { familiesOf, tagsOf, type Family } from '../item-fields.ts';
import type { WorldItem } from '../world-types.ts';

/** A server has one row for each name of a family, whatever its case; all its items share it. */
export interface TagRows {
  /** The spelling that an item gets for this name: the one that was there first. */
  readonly spelling: (family: Family, name: string) => string;
  /** Rows for the names of an item that there are none for. */
  readonly learn: (item: WorldItem) => void;
}

export function tagRows(): TagRows {
  const rows = new Map<string, string>();
  // Blanks count, case does not.
  const spelling = (family: Family, name: string) => {
    const key = `${family} ${name.toLowerCase()}`;
    const known = rows.get(key) ?? name;
    rows.set(key, known);
    return known;
  };
  return {
    spelling,
    learn: (item) => {
      for (const family of familiesOf(item)) {
        for (const name of tagsOf(item, family)) spelling(family, name);
      }
    },
  };
}
