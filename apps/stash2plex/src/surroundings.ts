import { detectors } from '@stash2plex/detector-registry';
import type { Surroundings } from '@stash2plex/reporting';
import type { Invocation } from './invocation.ts';
import { outageReportOf } from './outage-report.ts';

/** What pages tell beside what was done: outages of Plex, what each detector finds, which server the items are in. */
export function surroundingsOf(
  invocation: Pick<Invocation, 'clock' | 'store'>,
  plexServer?: string,
): Surroundings {
  const { outages, figures } = outageReportOf(invocation);
  const descriptions = Object.values(detectors).map(({ id, meta }) => [id, meta.description]);
  return {
    outages,
    outageFigures: figures,
    detectors: Object.fromEntries(descriptions) as Record<string, string>,
    plexServer,
  };
}
