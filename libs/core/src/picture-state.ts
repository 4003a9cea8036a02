import type { Pair } from './pair.ts';
import type { LedgerPicture, PictureKind } from './picture.ts';

/**
 * What a pair tells of one of its pictures, without asking either server. `bare`: Plex shows none, and there may be one.
 * `other`: not the one that we left there. `open`: the last repair could not write it. What Plex showed before we ever
 * wrote one is in line.
 */
export type PictureState = 'bare' | 'in-line' | 'open' | 'other';

export function pictureState(kind: PictureKind, { desired, observed, ledger }: Pair): PictureState {
  if (!desired.pictures?.includes(kind) || observed.status !== 'present') return 'in-line';
  const shown = observed.item.pictures?.[kind] ?? '';
  const known = ledger?.pictures?.[kind];
  if (known) return stateOfKnown(known, shown);
  return shown === '' ? 'bare' : 'in-line';
}

function stateOfKnown(known: LedgerPicture, shown: string): PictureState {
  if (known.state === 'open') return 'open';
  const hasNone = known.state === 'none' || known.state === 'unusable';
  if (hasNone || shown === known.shown) return 'in-line';
  return shown === '' ? 'bare' : 'other';
}
