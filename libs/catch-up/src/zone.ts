import type { ChangeStore, Look, StashZone } from '@stash2plex/core';

type Notes = Pick<ChangeStore, 'note'>;

interface KnownZone {
  readonly offset: number;
  readonly since: Date;
}

/** The offset of all times that Stash has written since then, up to the last look; undefined where that is not sure. */
export function offsetSince(store: Notes, since: Date): number | undefined {
  const zone = known(store);
  return zone && zone.since <= since ? zone.offset : undefined;
}

/** The zone of a look that took this offset as given; undefined where Stash may write in another one, and edits were missed. */
export function confirmed({ zone }: Look, offset: number, mark: Date): StashZone | undefined {
  return zone?.offset === offset && zone.at >= mark ? zone : undefined;
}

/** Remembers a zone that is new, and forgets one of which this look, made at a mark, could not tell. */
export function noteZone(
  store: Notes & Pick<ChangeStore, 'setNote'>,
  zone: StashZone | undefined,
  mark: Date,
): void {
  const before = known(store)?.offset;
  const now = zone && zone.at >= mark ? zone : undefined;
  if (now?.offset === before) return;
  store.setNote('zone', now ? `${now.offset} ${now.at.getTime()}` : '');
}

function known(store: Notes): KnownZone | undefined {
  const [offset, since] = store.note('zone')?.split(' ').map(Number) ?? [];
  return offset === undefined || since === undefined
    ? undefined
    : { offset, since: new Date(since) };
}
