import type { PlexServer, Section } from '@stash2plex/core';
import { isAsListed, listingInForce, listSection } from '@stash2plex/lookup';
import { handledSections } from './handled-sections.ts';
import type { Run } from './parts.ts';
import type { ServerBreaker } from './server-breaker.ts';

/** The Plex side of a drain. */
export interface PlexSide {
  readonly server: PlexServer;
  readonly sections: readonly Section[];
  /** Every library's listing is whole and as Plex is now: only then may an item be said to be not there. */
  readonly isWhole: boolean;
  /** Title of a library that is being scanned: what is not there may be so in a minute. */
  readonly scanned: string | undefined;
  /** They were listed in this very drain: doing it again would tell nothing new. */
  readonly wasListed: boolean;
}

/** Which libraries, and an index of each: an earlier listing does while its library's marks are as before. */
export async function openPlex(
  run: Run,
  server: PlexServer,
  breaker: ServerBreaker,
): Promise<PlexSide> {
  const { handled, warnings } = await handledSections(run, breaker);
  for (const warning of warnings) run.parts.log.warning(warning);
  for (const { title, isReadOnly } of handled) {
    if (isReadOnly) run.parts.log.warning(mayOnlyRead(title));
  }
  return listChanged(run, { server, breaker, handled });
}

/** After a scan: only libraries that it has changed are listed anew. */
export async function openAfterScan(
  run: Run,
  server: PlexServer,
  breaker: ServerBreaker,
): Promise<PlexSide> {
  const { handled } = await handledSections(run, breaker);
  return listChanged(run, { server, breaker, handled });
}

function listChanged(
  run: Run,
  { server, breaker, handled }: Omit<ToList, 'unlisted'>,
): Promise<PlexSide> {
  const unlisted = handled.filter((section) => !isIndexed(run, server, section));
  return list(run, { server, breaker, handled, unlisted });
}

function mayOnlyRead(title: string): string {
  return `Plex says that this token may only read the library "${title}": to write there, plex_token has to be the server owner's.`;
}

/** Once a drain: an indexed item was gone, or held another file. */
export async function listAgain(
  run: Run,
  { server }: PlexSide,
  breaker: ServerBreaker,
): Promise<PlexSide> {
  const { handled } = await handledSections(run, breaker);
  return list(run, { server, breaker, handled, unlisted: handled });
}

interface ToList {
  readonly server: PlexServer;
  readonly breaker: ServerBreaker;
  readonly handled: readonly Section[];
  readonly unlisted: readonly Section[];
}

/** Rows come and go while a library is scanned, whatever its listing says; the scan may have begun behind our back. */
async function list(run: Run, { server, breaker, handled, unlisted }: ToList): Promise<PlexSide> {
  const isListed = await listAll(run, server, unlisted);
  const after = unlisted.length > 0 ? (await handledSections(run, breaker)).handled : [];
  const scanned = [...handled, ...after].find(({ refreshing }) => refreshing)?.title;
  const wasListed = unlisted.length === handled.length;
  const isWhole = isListed && scanned === undefined;
  return { server, sections: handled, isWhole, scanned, wasListed };
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
