import type { FieldValues, ItemPart, Scene } from '@stash2plex/core';
import type { NewItem } from '../plex/index.ts';
import { fileTitle, folder } from './made-up-scene.ts';
import type { Kind } from './kinds.ts';

/** Folder of the library as Stash sees it and as Plex does. */
export const STASH_ROOT = '/data/library';
export const PLEX_ROOT = '/media/films';
const MAIN = '1';
const SECOND = '2';

/** The items that Plex holds for a made-up scene: what an in-line one would be, and then what is the matter. */
export function itemsOf(scene: Scene, kind: Kind): readonly NewItem[] {
  return ITEMS[kind](inLineItem(scene), scene);
}

type Maker = (item: InLineItem, scene: Scene) => readonly NewItem[];

interface InLineItem extends NewItem {
  readonly values: FieldValues;
  readonly parts: readonly ItemPart[];
}

const asItIs: Maker = (item) => [item];
const notThere: Maker = () => [];
const but =
  (change: (values: FieldValues) => Partial<FieldValues>): Maker =>
  (item) => [changed(item, change(item.values))];

const ITEMS: Readonly<Record<Kind, Maker>> = {
  'in-line': asItIs,
  'in-line-two-files': asItIs,
  'in-line-other-case': but(({ genre }) => ({ genre: genre.map((name) => name.toUpperCase()) })),
  'in-line-foreign-collection': but(({ collection }) => ({
    collection: [...collection, 'Made by somebody'],
  })),
  'other-title': but(({ title }) => ({ title: `${title} (old)` })),
  'other-studio': but(() => ({ studio: 'Another Studio' })),
  'no-summary': but(() => ({ summary: '' })),
  'other-date': but(() => ({ originallyAvailableAt: '1999-12-31' })),
  'foreign-actor': but(({ actor }) => ({ actor: [...actor, 'Not In Stash'] })),
  'last-genre-lacking': but(({ genre }) => ({ genre: genre.slice(0, -1) })),
  'no-collection': but(() => ({ collection: [] })),
  'second-library-stale': (item) => [
    item,
    { ...changed(item, { summary: 'An old text.' }), sectionKey: SECOND },
  ],
  'moved-and-stale': (item) => [
    { ...changed(item, { summary: '' }), parts: item.parts.map(moved) },
  ],
  // As Plex leaves a file that nobody described: a title from the file name, nothing else.
  empty: ({ parts }, { id }) => [
    { sectionKey: MAIN, values: { title: fileTitle(Number(id)) }, parts },
  ],
  trashed: (item) => [{ ...item, deletedAt: new Date('2026-01-01T00:00:00Z') }],
  bare: asItIs,
  missing: notThere,
  'bare-missing': notThere,
  'no-file': notThere,
  merged: notThere,
};

/** Two scenes whose files Plex has merged into one item. */
export function mergedItem(first: Scene, second: Scene): NewItem {
  const { sectionKey = MAIN, values, parts } = inLineItem(first);
  const media = [...parts, ...partsOf(second)].map((part) => ({ parts: [part] }));
  return { sectionKey, values, media };
}

function inLineItem(scene: Scene): InLineItem {
  return { sectionKey: MAIN, values: valuesOf(scene), parts: partsOf(scene) };
}

function valuesOf({ title, studio, details, date, performers, tags }: Scene): FieldValues {
  return {
    title,
    studio: studio?.name ?? '',
    summary: details,
    originallyAvailableAt: date,
    actor: performers.map(({ name }) => name),
    genre: tags.map(({ name }) => name),
    collection: studio ? [studio.name] : [],
  };
}

function partsOf({ files }: Scene): readonly ItemPart[] {
  return files.map(({ path, size }) => ({ path: path.replace(STASH_ROOT, PLEX_ROOT), size }));
}

/** Same name and size in a folder that no mapping leads to. */
function moved(part: ItemPart): ItemPart {
  const name = part.path.slice(part.path.lastIndexOf('/') + 1);
  return { ...part, path: `/mnt/elsewhere/${folder(part.path.length)}/${name}` };
}

function changed(item: InLineItem, values: Partial<FieldValues>): InLineItem {
  return { ...item, values: { ...item.values, ...values } };
}
