import type { IndexedSection, ItemIndex, PlexServer, Section } from '@stash2plex/core';

/** The whole listing of a library that is in force; rating keys and section keys mean something on one server only. */
export function listingInForce(
  index: Pick<ItemIndex, 'sections'>,
  { machineIdentifier }: PlexServer,
  { key }: Section,
): IndexedSection | undefined {
  return index
    .sections()
    .find((each) => each.sectionKey === key && each.machineIdentifier === machineIdentifier);
}

/** Nothing in the library has moved since it was listed, as far as Plex tells: a hint, every match is confirmed. */
export function isAsListed(listing: IndexedSection, section: Section): boolean {
  return listing.changeMark === section.changeMark;
}
