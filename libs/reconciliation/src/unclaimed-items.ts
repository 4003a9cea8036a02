import type {
  IndexedItem,
  Observation,
  PlexItem,
  UnclaimedCount,
  UnclaimedItem,
} from '@stash2plex/core';
import { pathKey } from '@stash2plex/matching';
import { pagesAfter } from './pages-after.ts';
import { sectionKeys, sectionTitle, type PlexSide, type Run } from './run.ts';
import type { Tell } from './tell-leftovers.ts';

const PAGE = 250;
/** Fewer, in items or as a share of the library, is everyday life; more is a wrong mapping, or a library of other things. */
const MOST = 20;
const MOST_SHARE = 0.2;

/** Reads the items that no scene claims, so that only those are told that are still there and still hold the same files. */
export async function tellUnclaimed(run: Run, plex: PlexSide, tell: Tell): Promise<void> {
  if (withholdIfScenesLack(run) || withholdIfListedAnew(run, plex)) return;
  await tellListed(run, plex, tell);
}

async function tellListed(run: Run, plex: PlexSide, tell: Tell): Promise<void> {
  const { scratch } = run.parts;
  const counts = scratch.setUnclaimedApart(plex.builds);
  const tooMany = run.settings.accept ? [] : counts.filter(isTooMany);
  for (const count of tooMany) withhold(run, plex, count);

  let unread = 0;
  for (const count of counts.filter((each) => !tooMany.includes(each))) {
    for (const page of unclaimedPages(run, count)) unread += await tellPage(run, plex, page, tell);
  }
  if (unread > 0) withholdUnread(run, unread);
  // What is not found again would be closed, and of a listing that is gone nothing is found again.
  withholdIfListedAnew(run, plex);
}

function isTooMany({ items, unclaimed }: UnclaimedCount): boolean {
  return unclaimed > MOST && unclaimed > items * MOST_SHARE;
}

/** Returns how many could not be looked at. */
async function tellPage(
  run: Run,
  plex: PlexSide,
  page: readonly IndexedItem[],
  tell: Tell,
): Promise<number> {
  // A failure of Plex at this point is none of the run: everything else is told already.
  const observed = await run.parts.items.details(page.map(({ ratingKey }) => ratingKey));
  const present = page.flatMap(({ ratingKey }) => itemIn(observed.get(ratingKey)));
  const isAsListed = confirm(run, plex, present);
  const items = present.filter(isAsListed);
  const gone = page.filter(({ ratingKey }) => observed.get(ratingKey)?.status === 'absent');
  const known = new Set([...items, ...gone].map(({ ratingKey }) => ratingKey));
  const unsure = page.map(({ ratingKey }) => ratingKey).filter((key) => !known.has(key));
  tell(
    items.map((item): UnclaimedItem => ({
      kind: 'unclaimed-item',
      item,
      library: sectionTitle(plex, item.sectionKey),
    })),
    unsure,
  );
  return unsure.length;
}

function itemIn(observation: Observation | undefined): PlexItem[] {
  return observation?.status === 'present' ? [observation.item] : [];
}

/** A key that names another item by now, or an item with another file, is nothing that the listing has told of. */
function confirm({ parts, settings }: Run, plex: PlexSide, items: readonly PlexItem[]) {
  const keysOf = (item: PlexItem) =>
    item.parts.map(({ path }) => pathKey(path, settings.paths.ignoreCase));
  const listed = parts.index.byPath(sectionKeys(plex), items.flatMap(keysOf));
  return (item: PlexItem) => {
    const keys = keysOf(item);
    const isListed = (key: string) =>
      listed.get(key)?.some(({ ratingKey }) => ratingKey === item.ratingKey) === true;
    return keys.length > 0 && keys.every(isListed);
  };
}

function unclaimedPages({ parts }: Run, { sectionKey }: UnclaimedCount) {
  return pagesAfter('', {
    ask: (after) => parts.scratch.unclaimed(sectionKey, after, PAGE),
    keyOf: ({ ratingKey }) => ratingKey,
  });
}

function withhold({ tally }: Run, plex: PlexSide, count: UnclaimedCount): void {
  const { sectionKey: key, items, unclaimed } = count;
  const title = sectionTitle(plex, key);
  tally.withhold({
    ...{ about: 'unclaimed-item', extent: 'all', section: { key, title }, count: unclaimed },
    message:
      `Of the ${items} items of the library "${title}" no scene has ${unclaimed}: too many to be told. If the library ` +
      'holds other things than those of Stash, name the right ones in the setting plex_library; if not, see whether ' +
      'path_map brings the folders of both together. If all of it is right, run again with the argument accept: true.',
  });
}

function withholdUnread({ tally }: Run, count: number): void {
  tally.withhold({
    ...{ about: 'unclaimed-item', extent: 'some', count },
    message: `Items that no scene seems to have could not be read, or changed while the run went on: ${count}.`,
  });
}

/** A scene that Stash counted and did not send may have any of the items. */
function withholdIfScenesLack({ tally }: Run): boolean {
  const [told, sent] = [tally.scenesToldSoFar(), tally.counts().scenesChecked];
  if (sent >= told) return false;
  const message = `Items that no scene has are not told: Stash counted ${told} scenes and sent ${sent}.`;
  tally.withhold({ about: 'unclaimed-item', extent: 'all', count: 0, message });
  return true;
}

/** A repair may list a library at the same time; what scenes were compared with is gone then. */
function withholdIfListedAnew({ parts, tally }: Run, { builds, sections }: PlexSide): boolean {
  const inForce = new Set(parts.index.sections().map(({ build }) => build));
  const isAsRead = builds.length === sections.length && builds.every((each) => inForce.has(each));
  if (!isAsRead) {
    const message = 'Items that no scene has are not told: Plex was listed anew meanwhile.';
    tally.withhold({ about: 'unclaimed-item', extent: 'all', count: 0, message });
  }
  return !isAsRead;
}
