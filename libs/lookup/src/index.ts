export { chooseSections, type SectionChoice } from './choose-sections.ts';
export { isAsListed, listingInForce } from './listing-in-force.ts';
export { listSection, type Listing } from './list-section.ts';
export { hasNothing, matchPage, withoutItem, type SceneMatch } from './match-page.ts';
export { isNamedAfter, matchNamed } from './match-named.ts';
export { sortObserved, type Observed } from './sort-observed.ts';
export type { Lookup, PlexReads } from './lookup.ts';
