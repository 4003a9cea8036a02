import { hasNothing, type SceneMatch } from '@stash2plex/lookup';
import type { PlexSide, Run } from './run.ts';

/** More items than this that go, or cannot be read, while a run looks mean that something is wrong with the library. */
const MOST = 20;

/** Reasons come with a full stop of their own, or without. */
export function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}

/**
 * An item that was listed and is gone a moment later may have come back under another key: its scene is not proven to have none.
 * With an earlier run's listing that is no wonder, and a fresh one will tell.
 */
export function withoutProof({ reused }: PlexSide, match: SceneMatch): SceneMatch {
  if (reused.length > 0 || match.vanished === 0 || !hasNothing(match)) return match;
  return { ...match, unknown: 'an item of it was gone a moment after it was listed' };
}

/** A few items that cannot be read bar their own scenes only; many cast doubt on everything. */
export function noteDoubts(
  { tally, parts }: Run,
  { reused }: PlexSide,
  matches: readonly SceneMatch[],
): void {
  const [gone = [], unread = []] = [true, false].map((isGone) =>
    matches.filter(({ unknown, vanished: items }) => unknown && items > 0 === isGone),
  );
  tally.unknown(gone.length);
  const doubts = unread.flatMap(({ unknown }) => unknown ?? []);
  const vanished = matches.reduce((sum, match) => sum + match.vanished, 0);
  if (doubts.length > 0) {
    const because = `Some Plex items could not be read: ${sentence(doubts[0] ?? '')}`;
    if (tally.unknown(doubts.length) > MOST) tally.guard('details-unknown', because);
    else parts.log.warning(because, { scenes: doubts.length });
  }
  // Of an earlier run's listing items may well be gone: their scenes are looked up again in a fresh one.
  if (reused.length === 0 && tally.vanished(vanished) > MOST) {
    const message = `More than ${MOST} items were listed but gone a moment later.`;
    tally.guard('details-absent', message);
  }
}
