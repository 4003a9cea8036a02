// Builds what was drawn: both servers, and where each scene stands by construction.
import { FIELDS, type Field } from '@stash2plex/core';
import {
  plexWorld,
  stashWorld,
  type NewItem,
  type PlexWorld,
  type StashScene,
  type StashWorld,
  type WorldItem,
} from '@stash2plex/testing';
import { putCover } from './covers.fixture.ts';
import { desiredOf, type Wish } from './desired.fixture.ts';
import type { Given, GivenScene, Kind } from './given.fixture.ts';
import { held, SERIES, SECOND, FILMS, type File, type Stand } from './held.fixture.ts';
import { SPECIAL, STYLES, type PathStyle } from './paths.fixture.ts';

/** When users filled the library: two months before the oracle looks. */
const FILLED_AT = new Date('2026-01-01T12:00:00Z');

/** One scene and what is true of it by construction. */
export interface Placed {
  readonly scene: StashScene;
  readonly kind: Kind;
  readonly stand: Stand;
  /** Where the items are that hold its files, or seem to: keys change, places do not. */
  readonly places: readonly string[];
  /** Studios it has had since the library was filled. */
  readonly studios: Set<string>;
  /** Items that Plex does not have yet. */
  readonly late: readonly NewItem[];
}

export interface Library {
  readonly stash: StashWorld;
  readonly plex: PlexWorld;
  readonly placed: readonly Placed[];
  readonly wish: Wish;
  /** Keys of the libraries that are handled. */
  readonly handled: readonly string[];
  readonly settings: Readonly<Record<string, unknown>>;
}

const LIBRARIES = [
  { key: FILMS, title: 'Films' },
  { key: SECOND, title: 'Clips, private', agent: 'com.plexapp.agents.none' },
  { key: SERIES, title: 'Series', type: 'show' },
];
const SWITCHES: Partial<Record<Field, string>> = {
  studio: 'sync_studio',
  summary: 'sync_summary',
  originallyAvailableAt: 'sync_date',
  actor: 'sync_performers',
  genre: 'sync_tags',
  collection: 'sync_collection',
};

export function buildLibrary(given: Given): Library {
  const stash = stashWorld({ now: FILLED_AT, zone: given.zone, version: given.version });
  const plex = plexWorld({ sections: LIBRARIES });
  Object.assign(plex.switches, { tagMode: given.tagMode });
  const fields = FIELDS.filter((field) => !given.off.includes(field));
  const wish = { fields, maxTags: given.maxTags };
  const site: Site = { given, stash, plex, wish, style: STYLES[given.style] };

  const placed = given.scenes.flatMap((scene, n) => place(site, scene, n));
  for (let n = 0; n < given.holidays; n += 1) {
    // Of a size that no file of a scene has: name and size would make it that scene's.
    const parts = [{ path: `/holidays/${n}/video.mp4`, size: 500_000 + n }];
    plex.addItem({
      parts,
      values: { title: `Holidays ${n}`, genre: ['Family'] },
      locked: ['title'],
    });
  }
  const off = given.off.flatMap((field) => SWITCHES[field] ?? []);
  return {
    ...{ stash, plex, placed, wish },
    handled: given.namesLibrary ? [FILMS] : [FILMS, SECOND],
    settings: {
      path_map: site.style.pathMap,
      max_tags: given.maxTags,
      plex_rate: 50,
      drain_seconds: 10,
      ...(given.namesLibrary && { plex_library: 'films' }),
      ...(given.preserves && { preserve_plex_edits: true }),
      ...Object.fromEntries(off.map((name) => [name, false])),
    },
  };
}

/** Plex scans what it had not yet; returns how scenes stand then. */
export function scanLate(library: Library): Library {
  const found = (each: Placed): Placed => {
    const items = each.late.map(library.plex.addItem);
    const own = items.filter(({ sectionKey }) => library.handled.includes(sectionKey));
    const places = own.map(placeOf);
    return places.length === 0 ? each : { ...each, stand: 'target', places, late: [] };
  };
  return { ...library, placed: library.placed.map(found) };
}

interface Site {
  readonly given: Given;
  readonly stash: StashWorld;
  readonly plex: PlexWorld;
  readonly wish: Wish;
  readonly style: PathStyle;
}

const FOLDERS = ['A', 'Zoë', `it's "so"`, '100% #1', '🎬 films', 'a+b & c', 'Strasse', '雪'];
const NAMES = ['video.mp4', 'video.mp4', 'Zoë.mkv', 'clip (1).mp4', `what's "this".avi`];
const WORDS = ['Lake', 'Été', '雪の夜', 'C++', '50 % off', 'Black & White', '"Quoted"', '🎬 Cut'];

function place(site: Site, given: GivenScene, n: number): readonly Placed[] {
  const { stash, plex } = site;
  const { kind } = given;
  const files = filesOf(site, given, n);
  const scene = stash.addScene({ ...told(site, given, n), files });
  putCover(stash, scene.id, given.cover);
  const partner = kind === 'merged' ? [partnerFile(site, n)] : [];
  const toPlex = (path: string) => site.style.toPlex(path, given.words);
  const desired = desiredOf(scene, site.wish);
  const { stand, items, late = [] } = held({ given, desired, files, partner, toPlex, n });
  const own = items.map(plex.addItem).filter((item) => isHandled(site, item));
  const places = own.map(placeOf);
  const isThere = stand !== 'target' || places.length > 0;
  const known = isThere ? stand : 'missing';
  const studios = new Set(scene.studio ? [scene.studio.name] : []);
  const placed = { scene, kind, stand: known, places, studios, late };
  if (kind !== 'merged') return [placed];
  const other = stash.addScene({ ...told(site, given, n), files: partner });
  return [placed, { ...placed, scene: other, studios: new Set(studios) }];
}

/** Of the scene that Plex has merged with another into one item. */
function partnerFile({ style }: Site, n: number): File {
  return { path: [style.stashRoot, `Merged ${n}`, 'video.mp4'].join(style.separator), size: 7 + n };
}

/** A scene is in folders of its own, so that only the file's name is shared. */
function filesOf({ style }: Site, { kind, words }: GivenScene, n: number): readonly File[] {
  if (kind === 'no-file') return [];
  const isInSpecial = words % 4 === 0;
  const folder = [...(isInSpecial ? [SPECIAL] : []), `${FOLDERS[words % FOLDERS.length]} ${n}`];
  const count = ['two-parts', 'two-versions', 'an-item-a-file'].includes(kind) ? 2 : 1;
  return Array.from({ length: count }, (_, part) => ({
    path: [style.stashRoot, ...folder, `${part ? 'b ' : ''}${NAMES[words % NAMES.length]}`].join(
      style.separator,
    ),
    size: 1_000_000 + n * 10 + part,
  }));
}

function told({ stash }: Site, { filled, date, words, tags }: GivenScene, n: number) {
  const has = (field: Field) => filled.includes(field);
  const word = (at: number) => WORDS[(words + at) % WORDS.length] ?? '';
  const whole = `20${10 + (words % 15)}-0${1 + (words % 9)}-1${words % 10}`;
  const length = { whole: 10, month: 7, year: 4 }[date];
  const studio =
    named(stash.studios.all(), `Studio ${word(0)}`) ?? stash.addStudio(`Studio ${word(0)}`);
  const tag = (name: string) => named(stash.tags.all(), name) ?? stash.addTag(name);
  const performer = (name: string) =>
    named(stash.performers.all(), name) ?? stash.addPerformer(name);
  return {
    title: has('title') ? `Scene ${n}: ${word(1)}` : '',
    details: has('summary') ? `What ${word(2)} shows.\n\nIt’s “${word(3)}”, ${n} % more.` : '',
    date: has('originallyAvailableAt') ? whole.slice(0, length) : null,
    studio: has('studio') ? studio : null,
    performers: has('actor') ? [`Ada ${word(1)}`, `O'Hara, ${word(2)}`].map(performer) : [],
    tags: has('genre')
      ? Array.from({ length: tags }, (_, at) => tag(`Tag ${at}, ${word(at)}`))
      : [],
  };
}

function named<Row extends { readonly name: string }>(rows: readonly Row[], name: string) {
  return rows.find((row) => row.name === name);
}

function isHandled({ given }: Site, { sectionKey }: WorldItem): boolean {
  return !given.namesLibrary || sectionKey === FILMS;
}

/** Library and first file of an item. */
function placeOf({ sectionKey, media }: WorldItem): string {
  return `${sectionKey} ${media[0]?.parts[0]?.path}`;
}

/** Items by place. */
export type Items = ReadonlyMap<string, WorldItem>;

/** What Plex has now. */
export function itemsByPlace({ items }: PlexWorld): Items {
  return new Map([...items.values()].map((item) => [placeOf(item), item]));
}
