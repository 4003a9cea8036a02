import type { Family } from '../item-fields.ts';
import type { PlexWorld } from '../plex-world.ts';
import type { WriteSwitches } from './write-switches.ts';

/** The name that an item gets when this one is written: labels begin with a capital, a row that is there keeps its case. */
export function asRow(world: PlexWorld, family: Family, name: string): string {
  const { alters, normalise } = world.switches;
  const altered = alters[family]?.(name) ?? name;
  if (!normalise || altered === '') return altered;
  return world.tagRows.spelling(family, family === 'label' ? capitalised(altered) : altered);
}

/** The same for names that are one tag. */
export function rowKey({ normalise }: WriteSwitches, name: string): string {
  return normalise ? name.toLowerCase() : name;
}

function capitalised(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}
