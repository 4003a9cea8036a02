import type { PlexServer, Section } from '@stash2plex/core';
import { chooseSections, isAsListed, listingInForce, listSection } from '@stash2plex/lookup';
import type { Run } from './parts.ts';
import type { ServerBreaker } from './server-breaker.ts';

/** The Plex side of a drain. */
export interface PlexSide {
  readonly server: PlexServer;
  readonly sections: readonly Section[];
  /** Every library's listing is whole and as Plex is now: only then may an item be said to be not there. */
  readonly isWhole: boolean;
  /** They were listed in this very drain: doing it again would tell nothing new. */
  readonly wasListed: boolean;
}

/** Which libraries, and an index of each: an earlier listing does while its library's marks are as before. */
export async function openPlex(
  run: Run,
  server: PlexServer,
  breaker: ServerBreaker,
): Promise<PlexSide> {
  const { items, log } = run.parts;
  const all = await breaker.ask(() => items.sections());
  const { handled, warnings } = chooseSections(run.settings.plexLibrary, all);
  for (const warning of warnings) log.warning(warning);
  const unlisted = handled.filter((section) => !isIndexed(run, server, section));
  // Rows come and go while a library is scanned, whatever its listing says.
  const isScanned = handled.some(({ refreshing }) => refreshing);
  const isWhole = (await listAll(run, server, unlisted)) && !isScanned;
  return { server, sections: handled, isWhole, wasListed: unlisted.length === handled.length };
}

/** Once a drain: an indexed item was gone, or held another file. */
export async function listAgain(run: Run, plex: PlexSide): Promise<PlexSide> {
  return { ...plex, isWhole: await listAll(run, plex.server, plex.sections), wasListed: true };
}

async function listAll(
  { parts: { items, index, log }, settings: { paths } }: Run,
  { machineIdentifier }: PlexServer,
  sections: readonly Section[],
): Promise<boolean> {
  let isWhole = true;
  for (const section of sections) {
    const listing = await listSection({ items, index, paths }, machineIdentifier, section);
    if (listing.status === 'whole') continue;
    isWhole = false;
    log.warning(`The library "${section.title}" could not be listed whole: ${listing.because}`);
  }
  return isWhole;
}

function isIndexed({ parts }: Run, server: PlexServer, section: Section): boolean {
  const listing = listingInForce(parts.index, server, section);
  return listing !== undefined && isAsListed(listing, section);
}
