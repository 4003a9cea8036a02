import { askPlex } from './ask-plex.ts';
import { chooseSections } from './choose-sections.ts';
import { sentence } from './doubts.ts';
import { listSection } from './list-section.ts';
import type { PlexSide, Run } from './run.ts';

/** Which server, which libraries, and a fresh index of each. */
export async function openPlex(run: Run): Promise<PlexSide> {
  const { items, log, sceneClock } = run.parts;
  const server = await askPlex(run, () => items.identify());
  const all = await askPlex(run, () => items.sections());
  const { handled, warnings } = chooseSections(run.settings.plexLibrary, all);
  for (const warning of warnings) log.warning(warning);

  const plex = { server, sections: handled, listedAt: sceneClock.now() };
  await listSections(run, plex);
  return plex;
}

async function listSections(run: Run, { server, sections }: PlexSide): Promise<void> {
  const { tally, parts } = run;
  for (const [done, section] of sections.entries()) {
    const { title } = section;
    if (section.refreshing) {
      tally.guard('section-refreshing', `Plex is scanning the library "${title}".`, title);
    }
    const listing = await listSection(run, server.machineIdentifier, section);
    if (listing.status === 'unknown') {
      tally.guard(
        'listing-incomplete',
        `The library "${title}" could not be listed whole: ${sentence(listing.because)}`,
        title,
      );
    } else {
      parts.log.debug('library listed', { library: title, items: listing.items });
    }
    parts.log.progress((0.25 * (done + 1)) / sections.length);
  }
}
