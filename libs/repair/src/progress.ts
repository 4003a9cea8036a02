import { about } from '@stash2plex/reporting';
import type { Run } from './parts.ts';

/** How long a log may be silent while jobs are done. */
const TOLD_EVERY_MS = 30_000;

/** Tells people how far a drain is. */
export interface Progress {
  /** Call it after each batch. */
  readonly tell: () => void;
}

/** `due`: how many jobs were due when the drain began; what comes meanwhile is no step back. */
export function progressOf({ parts, tally }: Run, due: number): Progress {
  const startedAt = parts.realNow();
  let toldAt = startedAt;
  return {
    tell: () => {
      const done = Math.min(tally.total(), due);
      parts.log.progress(due === 0 ? 1 : done / due);
      const now = parts.realNow();
      if (now - toldAt < TOLD_EVERY_MS) return;
      toldAt = now;
      const perSecond = (1000 * tally.total()) / (now - startedAt);
      parts.log.info('Repair goes on', {
        ...{ done, of: due, perSecond: perSecond.toFixed(1) },
        ...(perSecond > 0 && { left: about((due - done) / perSecond) }),
      });
    },
  };
}
