import { aCover, endScan, plexAlarms, uploadKeyOf } from '@stash2plex/testing';
import { describe, expect } from 'vitest';
import { aNastyPlex, COVERS, fillNastily, SETTINGS } from './nasty-world.fixture.ts';
import { itInProcess, later, type Stage } from './stage.fixture.ts';

const LOST = { cutOff: true, faultsAfter: true };
const minutes = (count: number) => later(count / 60);

/** A few minutes before the next look, so that it waits for no burst to end. */
function edited({ stash }: Stage, at: number, edit: () => void): void {
  stash.clock.setNow(minutes(at));
  edit();
}

/** What Plex holds of ours: last part of the path, library, summary, poster, locks. */
function shown({ plex }: Stage, foreign: readonly string[]) {
  return [...plex.items.values()]
    .filter(({ ratingKey }) => !foreign.includes(ratingKey))
    .map(({ sectionKey, media, values, artwork, locked }) => {
      const name = media[0]?.parts[0]?.path.split('\\').at(-1);
      const poster = artwork.poster.selected?.replace(/^media:.*/, 'of the file');
      const { title, summary } = values;
      return [`${name} in ${sectionKey}`, title, summary, poster, locked.toSorted().join()];
    })
    .toSorted(([one = ''], [other = '']) => (one < other ? -1 : 1));
}

describe('a world in which everything is the matter', () => {
  itInProcess.concurrent(
    'is right in the end: nothing foreign touched, nothing uploaded twice, what waits says why',
    async ({ aStage }) => {
      const stage = await aStage({ plex: aNastyPlex(), settings: SETTINGS });
      const { stash, plex } = stage;
      const { ids, foreign } = fillNastily(stage);
      const foreignNow = () => foreign.map((key) => plex.items.get(key));
      const before = structuredClone(foreignNow());
      const idOf = (name: string) => ids.get(name) ?? '';

      // Both are carried out, and nobody is told.
      plex.during('write', 2, LOST);
      plex.during('picture', 2, LOST);
      const first = await stage.run('reconcile_all');
      await stage.run('catch_up', { at: minutes(10) });
      await stage.stopPlex();
      edited(stage, 19, () => {
        stash.updateScene(idOf('good'), { details: 'Told anew.' });
        stash.covers.set(idOf('changed'), aCover('second'));
      });
      for (const at of [20, 27]) await stage.run('catch_up', { at: minutes(at) });
      await stage.startPlex();
      endScan(plex, '1');
      for (const at of [60, 120, 240]) await stage.run('catch_up', { at: minutes(at) });
      await stage.run('reconcile_all', { at: later(12) });
      await stage.run('catch_up', { at: later(13) });
      const writes = plex.writes.length;
      const last = await stage.run('reconcile_all', { at: later(14) });
      const status = await stage.run('queue_status', { at: later(14.1) });

      const posters: Readonly<Record<string, string>> = {
        good: uploadKeyOf(aCover('good')),
        changed: uploadKeyOf(aCover('second')),
        late: uploadKeyOf(aCover('late')),
        twice: uploadKeyOf(aCover('twice')),
      };
      const rows = Object.keys(COVERS).flatMap((name) => {
        const libraries = { twice: ['1', '2'], trashed: [] }[name] ?? ['1'];
        return libraries.map((library) => [
          `${name}.mp4 in ${library}`,
          `Scene of /data/${name}.mp4`,
          name === 'good' ? 'Told anew.' : 'A summary.',
          posters[name] ?? 'of the file',
          posters[name]
            ? 'originallyAvailableAt,summary,thumb,title'
            : 'originallyAvailableAt,summary,title',
        ]);
      });
      // What is the matter was noticed: Plex shows nothing of it yet, and an answer was lost.
      expect(Object.keys(first.output.repair?.waiting ?? {}).join()).toMatch(
        /shows another.*connection broke/,
      );
      expect(first.output.repair).toMatchObject({ refused: { poster: 2 }, failed: {} });
      expect(shown(stage, foreign)).toEqual(
        rows.toSorted(([one = ''], [other = '']) => (one < other ? -1 : 1)),
      );
      expect(foreignNow()).toEqual(before);
      const uploads = plex.pictures.uploads.map(({ ratingKey, sha1 }) => `${ratingKey} ${sha1}`);
      // Two of what was changed, two of what lies in two libraries, one each of what is good and what came late.
      expect([uploads.length, new Set(uploads).size]).toEqual([6, 6]);
      expect(plexAlarms(plex)).toEqual([]);
      expect(plex.writes).toHaveLength(writes);
      expect(last.output.run).toMatchObject({
        status: 'complete',
        gaps: { missing: 1, poster: 0 },
      });
      // The one in the trash is all that is left.
      expect(status.output).toMatchObject({
        queue: { pending: 1, leased: 0, dead: 0 },
        notFound: { scenes: 1 },
      });
      expect(status.log).toMatch(/Not in Plex +1 scene/);
    },
  );
});
