import { hasNothing, type SceneMatch } from '@stash2plex/lookup';
import type { PlexSide, Run } from './run.ts';

/** More items than this that go, or cannot be read, while a run looks mean that something is wrong with the library. */
const MOST = 20;

/** Reasons come with a full stop of their own, or without. */
export function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}

const GONE = 'an item of it was gone a moment after it was listed';

/**
 * The matches as far as they are proven; whatever casts doubt on them is noted. A few items that cannot be read bar their
 * own scenes only; many cast doubt on everything.
 */
export function doubted(
  run: Run,
  { reused }: PlexSide,
  matched: readonly SceneMatch[],
): readonly SceneMatch[] {
  // Of an earlier run's listing items may well be gone: their scenes are looked up again in a fresh one.
  const matches = reused.length > 0 ? matched : matched.map(withoutProof);
  noteUnknown(run, matches);
  if (reused.length === 0) noteVanished(run, matches);
  return matches;
}

/**
 * An item that was listed and is gone a moment later may have come back under another key: its scene is not proven to have
 * none.
 */
function withoutProof(match: SceneMatch): SceneMatch {
  return match.vanished > 0 && hasNothing(match) ? { ...match, unknown: GONE } : match;
}

function noteUnknown({ tally, parts }: Run, matches: readonly SceneMatch[]): void {
  const reasons = matches.flatMap(({ unknown }) => unknown ?? []);
  const doubts = reasons.filter((reason) => reason !== GONE);
  tally.unknown(reasons.length - doubts.length);
  if (doubts.length > 0) {
    const because = `Some Plex items could not be read: ${sentence(doubts[0] ?? '')}`;
    if (tally.unknown(doubts.length) > MOST) tally.guard('details-unknown', because);
    else parts.log.warning(because, { scenes: doubts.length });
  }
}

function noteVanished({ tally }: Run, matches: readonly SceneMatch[]): void {
  const vanished = matches.reduce((sum, match) => sum + match.vanished, 0);
  if (tally.vanished(vanished) <= MOST) return;
  tally.guard('details-absent', `More than ${MOST} items were listed but gone a moment later.`);
}
