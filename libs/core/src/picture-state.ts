import type { Pair } from './pair.ts';
import type { PictureKind } from './picture.ts';

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
  if (!known) return shown === '' ? 'bare' : 'in-line';
  if (known.state === 'open') return 'open';
  if (known.state === 'none' || known.state === 'unusable') return 'in-line';
  if (shown === known.shown) return 'in-line';
  return shown === '' ? 'bare' : 'other';
}
