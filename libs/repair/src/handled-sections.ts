import { chooseSections, type SectionChoice } from '@stash2plex/lookup';
import type { Run } from './parts.ts';
import type { ServerBreaker } from './server-breaker.ts';

/** The libraries that are handled, as Plex tells of them now. */
export async function handledSections(
  { parts, settings }: Run,
  breaker: ServerBreaker,
): Promise<SectionChoice> {
  const all = await breaker.ask(() => parts.items.sections());
  return chooseSections(settings.plexLibrary, all);
}
