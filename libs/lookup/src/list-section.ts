import {
  UnavailableError,
  type IndexBuild,
  type ListingPage,
  type Section,
} from '@stash2plex/core';
import { partsOfRow } from '@stash2plex/matching';
import type { PlexReads } from './lookup.ts';

/** How often a listing that is not whole is read before it counts as unknown. */
const ATTEMPTS = 3;
/** Rows past the total that Plex may tell before it is not believed to come to an end. */
const MOST_ROWS_OVER = 1_000;

export type Listing =
  | { readonly status: 'whole'; readonly items: number }
  | { readonly status: 'unknown'; readonly because: string };

/** Reads one library into the index. Only a whole listing replaces the old one and may call anything missing. */
export async function listSection(
  plex: PlexReads,
  machineIdentifier: string,
  section: Section,
): Promise<Listing> {
  let last: Listing = { status: 'unknown', because: 'it was not read' };
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const build = plex.index.build(machineIdentifier, section.key);
    last = await readListing(plex, section, build);
    if (last.status === 'whole') {
      build.flip(section.changeMark);
      return last;
    }
    if (attempt === ATTEMPTS) build.keep();
    else build.discard();
  }
  return last;
}

async function readListing(plex: PlexReads, section: Section, build: IndexBuild): Promise<Listing> {
  try {
    const { items, totalSize, hasMoved } = await readPages(plex, section, build);
    if (hasMoved) return { status: 'unknown', because: 'it changed while Plex listed it' };
    if (totalSize === items) return { status: 'whole', items };
    const said = totalSize === undefined ? 'does not say how many' : `says ${totalSize}`;
    return { status: 'unknown', because: `Plex listed ${items} items but ${said}` };
  } catch (error) {
    if (!(error instanceof UnavailableError)) throw error;
    return { status: 'unknown', because: error.message };
  }
}

/**
 * Advances by rows received; after the last row it asks again, so that a library which grew is noticed. One that tells another
 * total than before may have lost rows among those of earlier pages and won others.
 */
async function readPages({ items: source, paths }: PlexReads, section: Section, build: IndexBuild) {
  const toParts = partsOfRow(paths);
  const seam = seamOf();
  let items = 0;
  let totalSize: number | undefined;
  let next = source.listPage(section, 0);
  for (let start = 0; ;) {
    const page = await next;
    const { rows, totalSize: told } = page;
    const { hasMoved, advance } = seam.follow(page);
    const isOtherTotal = told !== undefined && told !== (totalSize ?? told);
    if (hasMoved || isOtherTotal) return { items, totalSize, hasMoved: true };
    start += advance;
    totalSize = told ?? totalSize;
    // Asked before the rows are stored: Plex works while we do.
    if (advance > 0) next = quietly(source.listPage(section, start));
    const added = build.add(rows.flatMap(toParts));
    items += added;
    // A page without news (paging ignored, rows that nobody can read) would be followed by its like for ever.
    const isEndless = start > (totalSize ?? Number.POSITIVE_INFINITY) + MOST_ROWS_OVER;
    if (advance === 0 || added === 0 || isEndless) return { items, totalSize, hasMoved: false };
  }
}

/**
 * Rows that go or come among those of earlier pages move all that follow: some are seen twice or never, and the total need not
 * tell. So each page begins with the last row of the one before it, unless a page holds one row only.
 */
function seamOf() {
  let first: string | undefined;
  let last: string | undefined;
  let overlap = 0;
  return {
    /** How far the next page is from this one; 0 when this one held no more rows. */
    follow: ({ rows, received }: ListingPage) => {
      const begins = rows[0]?.ratingKey;
      // One that begins anew ignores paging, which is no movement.
      const hasMoved = overlap > 0 && begins !== last && begins !== first;
      const isOver = received <= overlap;
      first ??= begins;
      last = rows.at(-1)?.ratingKey;
      overlap = received > 1 ? 1 : 0;
      return { hasMoved, advance: isOver ? 0 : received - overlap };
    },
  };
}

/** Keeps a request that nobody will wait for from ending the process when it fails. */
function quietly<Answer>(request: Promise<Answer>): Promise<Answer> {
  request.catch(() => undefined);
  return request;
}
