import {
  assertNever,
  ConfigError,
  LEFTOVER_KINDS,
  TransientError,
  type Leftover,
  type LeftoverKind,
  type LeftoverPage,
} from '@stash2plex/core';
import { tellAmbiguous } from './ambiguous-scenes.ts';
import { sentence } from './doubts.ts';
import type { PlexSide, Run } from './run.ts';
import { tellUnclaimed } from './unclaimed-items.ts';

/**
 * The end of a run of everything that nothing cast doubt on: scenes whose item could be another's, and items that no
 * scene has. Nothing of it changes counts that are stored on the way, so a killed run does all of it again.
 */
export async function tellLeftovers(run: Run, plex: PlexSide): Promise<void> {
  if (run.start.scope !== 'all' || run.tally.guards().length > 0) return;
  const tell: Tell = (leftovers, unsure = []) => {
    commit(run, leftovers, unsure);
  };
  for (const kind of LEFTOVER_KINDS) {
    if (!isAskedFor(run, kind)) continue;
    try {
      await tellThose(kind, { run, plex, tell });
    } catch (error) {
      if (!isUnasked(error)) throw error;
      const message = `${WHAT[kind]} are not told: ${sentence(error.message)}`;
      run.tally.withhold({ about: kind, extent: 'all', count: 0, message });
    }
  }
}

/** A server that is not there, or does not let us in any more: everything else is told, and who asks next is told so. */
function isUnasked(error: unknown): error is Error {
  return error instanceof TransientError || error instanceof ConfigError;
}

const WHAT: Readonly<Record<LeftoverKind, string>> = {
  'ambiguous-scene': 'Scenes whose item could be another’s',
  'unclaimed-item': 'Items that no scene has',
};

/** Asks the detectors, and stores what they find; `unsure`: rating keys of items that could not be looked at. */
export type Tell = (leftovers: readonly Leftover[], unsure?: LeftoverPage['unsure']) => void;

interface Telling {
  readonly run: Run;
  readonly plex: PlexSide;
  readonly tell: Tell;
}

function tellThose(kind: LeftoverKind, { run, plex, tell }: Telling): Promise<void> {
  switch (kind) {
    case 'ambiguous-scene':
      return tellAmbiguous(run, tell);
    case 'unclaimed-item':
      return tellUnclaimed(run, plex, tell);
    default:
      return assertNever(kind);
  }
}

function isAskedFor({ settings }: Run, kind: LeftoverKind): boolean {
  return settings.detectors.some(({ detector }) => detector.looksAt === kind);
}

function commit({ parts, tally }: Run, leftovers: readonly Leftover[], unsure: readonly string[]) {
  if (leftovers.length + unsure.length === 0) return;
  const gaps = leftovers.flatMap((leftover) => parts.detectLeftover(leftover));
  tally.leftovers(gaps);
  for (const gap of gaps) parts.gaps.add(gap);
  parts.sink.commitLeftovers({ gaps, unsure });
}
