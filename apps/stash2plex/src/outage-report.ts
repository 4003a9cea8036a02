import { outageFigures, windowUpTo } from '@stash2plex/health';
import type { OutageReport } from '@stash2plex/reporting';
import type { Invocation } from './invocation.ts';

const WINDOW_MS = 30 * 86_400_000;

/** When Plex did not answer, as far as it is known, and what that comes to over the last month. */
export function outageReportOf({
  store,
  clock,
}: Pick<Invocation, 'clock' | 'store'>): OutageReport {
  const outages = store.outages.recent();
  const known = { lengthMs: WINDOW_MS, knownSince: store.outages.knownSince() };
  return { outages, figures: outageFigures(outages, windowUpTo(clock.now(), known)) };
}
