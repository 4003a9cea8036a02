import type { Observation } from '@stash2plex/core';
import type { ItemDecision } from './decide-item.ts';
import { isPictureLocked, shownAt } from './decide-picture.ts';
import type { Writer } from './edit-item.ts';
import { openWith, type PictureEnd } from './picture-end.ts';
import { isChosen, writtenNow, type SentPicture } from './put-picture.ts';

export interface Sent {
  readonly decision: ItemDecision;
  readonly sent: SentPicture;
}

/** Plex shows a picture a little later than it takes it. */
const LATE_MS = 300;
const LOOKS = 4;

/** Reads the items of all that were sent until they are seen to have changed, for a second at most. */
export async function lookUntilChanged(
  writer: Writer,
  sent: readonly Sent[],
): Promise<ReadonlyMap<string, Observation>> {
  const keys = [...new Set(sent.map(({ decision }) => decision.item.ratingKey))];
  if (keys.length === 0) return new Map();
  const { items, pause } = writer.run.parts;
  for (let look = 1; ; look += 1) {
    const found = await writer.breaker.ask(() => items.details(keys));
    const isDone = sent.every((each) => hasChanged(each.sent, found));
    if (isDone || look >= LOOKS) return found;
    await pause(LATE_MS);
  }
}

function itemIn(found: ReadonlyMap<string, Observation>, { facts }: SentPicture) {
  const seen = found.get(facts.item.ratingKey);
  return seen?.status === 'present' ? seen.item : undefined;
}

function hasChanged(sent: SentPicture, found: ReadonlyMap<string, Observation>): boolean {
  const item = itemIn(found, sent);
  const { facts } = sent;
  return item !== undefined && shownAt({ ...facts, item }) !== shownAt(facts);
}

/** The list of pictures decides: an address that has changed may be of one that somebody has chosen since. */
export async function endOfSent(
  writer: Writer,
  sent: SentPicture,
  found: ReadonlyMap<string, Observation>,
): Promise<PictureEnd> {
  const { facts, picture, isLockSent } = sent;
  const { kind, known: before } = facts;
  const open = openWith(before, picture);
  const item = itemIn(found, sent);
  if (!item) return { kind, known: open, status: 'unsent' };
  const isLocked = isLockSent && isPictureLocked({ kind, item });
  if (!(await isChosen(writer, sent))) {
    const because = `Plex says yes to the ${kind}, and shows another`;
    // Else the lock would be taken for somebody's who wants to keep what is there.
    const known = { ...open, locked: open.locked || isLocked };
    return { kind, known, status: 'failed', because };
  }
  const now = writtenNow(facts, picture, isLocked);
  const shown = shownAt({ kind, item });
  return { kind, known: { ...now, etag: picture.etag, shown }, status: 'written' };
}
