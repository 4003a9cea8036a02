import type { PlexServer, Section } from '@stash2plex/core';
import { chooseSections, isAsListed, listingInForce, listSection } from '@stash2plex/lookup';
import { askPlex } from './ask-plex.ts';
import { sentence } from './doubts.ts';
import type { PlexSide, Run } from './run.ts';

/** Which server, which libraries, and an index of each: fresh, unless what is asked for can do with an earlier one. */
export async function openPlex(run: Run): Promise<PlexSide> {
  const { items, log, sceneClock } = run.parts;
  const server = await askPlex(run, () => items.identify());
  const all = await askPlex(run, () => items.sections());
  const { handled, warnings } = chooseSections(run.settings.plexLibrary, all);
  for (const warning of warnings) log.warning(warning);

  const repairMark = run.parts.memory.repairMark();
  const listedAt = sceneClock.now();
  for (const section of handled) guardRefreshing(run, section);
  const indexed = handled.filter((section) => isIndexed(run, server, section));
  await listSections(
    run,
    server,
    handled.filter((section) => !indexed.includes(section)),
  );
  const side = { server, sections: handled, listedAt, repairMark, ...ofKilledRun(run) };
  // A run of everything that goes on has listed these itself.
  const reused = run.start.scope === 'all' ? [] : indexed;
  return { ...side, reused, builds: buildsOf(run, side) };
}

/** Reads anew what so far was an earlier run's listing: only a listing of this very run may call a scene missing. */
export async function listReused(run: Run, plex: PlexSide): Promise<PlexSide> {
  await listSections(run, plex.server, plex.reused);
  return { ...plex, reused: [], builds: buildsOf(run, plex) };
}

function ofKilledRun({ killed }: Run): Partial<Pick<PlexSide, 'listedAt' | 'repairMark'>> {
  if (!killed) return {};
  const { listedAt, repairMark = 0 } = killed.cursor;
  return { listedAt: new Date(listedAt), repairMark };
}

/** Recent scopes do without listing libraries whose change marks are as before; every match is confirmed by path anyway. */
function isIndexed(run: Run, server: PlexServer, section: Section): boolean {
  const listing = listingInForce(run.parts.index, server, section);
  if (!listing) return false;
  if (run.killed) return run.killed.cursor.builds.includes(listing.build);
  return run.start.scope !== 'all' && isAsListed(listing, section) && !section.refreshing;
}

function buildsOf(run: Run, { server, sections }: Pick<PlexSide, 'sections' | 'server'>): number[] {
  return sections.flatMap((section) => {
    return listingInForce(run.parts.index, server, section)?.build ?? [];
  });
}

function guardRefreshing({ tally }: Run, { title, refreshing }: Section): void {
  if (refreshing)
    tally.guard('section-refreshing', `Plex is scanning the library "${title}".`, title);
}

async function listSections(
  run: Run,
  { machineIdentifier }: PlexServer,
  sections: readonly Section[],
): Promise<void> {
  const { tally, parts } = run;
  const reads = { items: parts.items, index: parts.index, paths: run.settings.paths };
  for (const [done, section] of sections.entries()) {
    const { title } = section;
    const listing = await listSection(reads, machineIdentifier, section);
    if (listing.status === 'unknown') {
      const because = sentence(listing.because);
      const message = `The library "${title}" could not be listed whole: ${because}`;
      tally.guard('listing-incomplete', message, title);
    } else {
      parts.log.debug('library listed', { library: title, items: listing.items });
    }
    parts.log.progress((0.25 * (done + 1)) / sections.length);
  }
}
