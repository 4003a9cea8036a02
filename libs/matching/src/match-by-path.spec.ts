import { anItem, aScene } from '@stash2plex/testing/builders';
import { describe, expect, it } from 'vitest';
import { partsOfRow } from './item-parts.ts';
import { matchByPath } from './match-by-path.ts';
import { namesOf, scenePathKeys } from './scene-keys.ts';

const PATHS = { mappings: [{ stash: '/data', plex: 'Z:\\Media' }], ignoreCase: [] };
const file = (path: string, size = 5) => ({ path, size });
const LAKE = file('Z:\\media\\LAKE.mp4');
const LAKE_4K = file('Z:\\media\\lake-4k.mp4');
const OTHER = file('Z:\\media\\other.mp4');

const scene = aScene({ files: [file('/data/lake.mp4'), file('/data/lake-4k.mp4')] });
const match = (...items: ReturnType<typeof anItem>[]) => matchByPath(scene, items, PATHS);

describe('an item', () => {
  it.each([
    ['with one file of the scene', [LAKE]],
    ['with all files of the scene', [LAKE, LAKE_4K]],
    ['that names its file twice', [LAKE, LAKE]],
  ])('%s is a target', (_, parts) => {
    const item = anItem({ parts });
    expect(match(item)).toEqual({ targets: [item], ambiguous: [], moved: [] });
  });

  it.each([
    ["with another scene's file", [LAKE, OTHER]],
    ['with a part that Plex has no path for', [LAKE, file('')]],
  ])('%s is ambiguous', (_, parts) => {
    const item = anItem({ parts });
    expect(match(item)).toEqual({ targets: [], ambiguous: [item], moved: [] });
  });

  it.each([
    ['with other files by now', [OTHER]],
    ['without files by now', []],
  ])('%s has moved', (_, parts) => {
    const item = anItem({ parts });
    expect(match(item)).toEqual({ targets: [], ambiguous: [], moved: [item] });
  });

  it('in each of two libraries is a target', () => {
    const items = [anItem({ parts: [LAKE] }), anItem({ ratingKey: '200', parts: [LAKE] })];
    expect(match(...items).targets).toEqual(items);
  });
});

it('knows a scene by every one of its files, each once', () => {
  const files = [...scene.files, file('/DATA/else.mp4'), file('/data//lake.mp4'), file('')];
  expect(scenePathKeys(aScene({ files }), PATHS)).toEqual([
    'z:/media/lake.mp4',
    'z:/media/lake-4k.mp4',
    '/DATA/else.mp4',
  ]);
});

it('knows the names and sizes of a scene', () => {
  const files = [file('/data/A.mp4', 7), file('')];
  expect(namesOf(aScene({ files }))).toEqual([{ nameKey: 'a.mp4', size: 7 }]);
});

describe('a listing row', () => {
  it('has a line in the index for each part', () => {
    const row = { ratingKey: '1', parts: [LAKE, { path: '/m/B.mp4', size: undefined }] };
    expect(partsOfRow(PATHS)(row)).toEqual([
      { ratingKey: '1', pathKey: 'z:/media/lake.mp4', nameKey: 'lake.mp4', size: 5 },
      { ratingKey: '1', pathKey: '/m/B.mp4', nameKey: 'b.mp4', size: undefined },
    ]);
  });

  it('has a line even without parts, so that it is counted', () => {
    expect(partsOfRow(PATHS)({ ratingKey: '1', parts: [] })).toEqual([
      { ratingKey: '1', pathKey: '', nameKey: '', size: undefined },
    ]);
  });
});
