import { detectors } from '@stash2plex/detector-registry';
import type { Surroundings } from '@stash2plex/reporting';
import type { Invocation } from './invocation.ts';

/** More do not fit into the month that a page shows. */
const SHOWN_OUTAGES = 200;

/** What pages tell beside what was done: outages of Plex, what each detector finds, which server the items are in. */
export function surroundingsOf(
  { store }: Pick<Invocation, 'store'>,
  plexServer?: string,
): Surroundings {
  const descriptions = Object.values(detectors).map(({ id, meta }) => [id, meta.description]);
  return {
    outages: store.outages.recent(SHOWN_OUTAGES),
    detectors: Object.fromEntries(descriptions) as Record<string, string>,
    plexServer,
  };
}
