import { aCover, plexAlarms, rivalPicture, uploadKeyOf, type PlexWorld } from '@stash2plex/testing';
import { describe, expect, vi } from 'vitest';
import { it, itInProcess, later } from './stage.fixture.ts';
import { addItem, addScene } from './world.fixture.ts';

vi.setConfig({ testTimeout: 120_000 });

const stale = { values: { summary: 'An old one.' } };
const posters = ({ items }: PlexWorld) =>
  [...items.values()].map(({ artwork }) => artwork.poster.selected);

describe('the covers of scenes', () => {
  it.concurrent('are the posters of their items after a reconciliation, each uploaded once in ten syncs', async ({
    aStage,
  }) => {
    const stage = await aStage();
    const { stash, plex } = stage;
    const covers = ['one', 'two', 'three'].map((name) => {
      const id = addScene(stash, `/data/${name}.mp4`);
      addItem(plex, `/data/${name}.mp4`, stale);
      stash.covers.set(id, aCover(name));
      return aCover(name);
    });

    const first = await stage.run('reconcile_all');
    for (let hour = 1; hour < 10; hour += 1) {
      await stage.run(hour % 2 === 0 ? 'reconcile_all' : 'all_force', { at: later(hour) });
    }
    const last = await stage.run('reconcile_all', { at: later(10) });

    expect(first.output.repair).toMatchObject({ written: 3, fields: { poster: 3 } });
    expect(posters(plex)).toEqual(covers.map((cover) => uploadKeyOf(cover)));
    expect(plex.pictures.uploads).toHaveLength(3);
    expect(plex.writesInFlight.most).toBe(1);
    expect(last.output.run).toMatchObject({ gaps: { poster: 0 }, queued: 0 });
    expect(plexAlarms(plex)).toEqual([]);
    expect(stash.covers.requests.filter(({ url }) => url.includes('?'))).toEqual([]);
  });

  itInProcess.concurrent('are written where Plex shows no poster at all', async ({ aStage }) => {
    const stage = await aStage();
    const { stash, plex } = stage;
    const none = { keys: [], selected: undefined, epoch: 1 };
    stash.covers.set(addScene(stash, '/data/a.mp4'), aCover('a'));
    addScene(stash, '/data/bare.mp4');
    for (const name of ['a', 'bare']) {
      addItem(plex, `/data/${name}.mp4`, { artwork: { poster: none } });
    }

    const first = await stage.run('reconcile_all');
    const second = await stage.run('reconcile_all', { at: later(1) });

    expect(first.output.run).toMatchObject({ gaps: { poster: 2 }, queued: 2 });
    expect(posters(plex)).toEqual([uploadKeyOf(aCover('a')), undefined]);
    // Stash's placeholder is no cover, and nobody asks for it twice.
    expect(second.output.run).toMatchObject({ gaps: { poster: 0 }, queued: 0 });
    expect(plex.pictures.uploads).toHaveLength(1);
  });

  itInProcess.concurrent(
    'that change in Stash are in Plex after the next catch-up',
    async ({ aStage }) => {
      const stage = await aStage();
      const { stash, plex } = stage;
      const id = addScene(stash, '/data/a.mp4');
      addItem(plex, '/data/a.mp4', stale);
      stash.covers.set(id, aCover('first'));
      await stage.run('reconcile_all');
      await stage.run('catch_up', { at: later(1) });
      // Long enough before a look that it waits for no burst to end.
      const edited = (hour: number, edit: () => void) => {
        stash.clock.setNow(later(hour - 0.1));
        edit();
        stash.clock.setNow(later(hour));
      };
      edited(2, () => {
        stash.covers.set(id, aCover('second'));
      });

      const changed = await stage.run('catch_up', { at: later(2) });
      edited(3, () => {
        stash.updateScene(id, { rating100: 80 });
      });
      const rated = await stage.run('catch_up', { at: later(3) });

      expect(changed.output).toMatchObject({ catchUp: { queued: 1 }, repair: { written: 1 } });
      expect(posters(plex)).toEqual([uploadKeyOf(aCover('second'))]);
      expect(rated.output).toMatchObject({ catchUp: { queued: 0 }, repair: null });
    },
  );

  itInProcess.concurrent(
    "give way to a user's own poster where that is wanted",
    async ({ aStage }) => {
      const stage = await aStage({ settings: { preserve_plex_edits: true } });
      const { stash, plex } = stage;
      const id = addScene(stash, '/data/a.mp4');
      const key = addItem(plex, '/data/a.mp4', { values: { summary: '' } });
      stash.covers.set(id, aCover('a'));
      await stage.run('reconcile_all');
      const theirs = rivalPicture(plex, key);

      const found = await stage.run('reconcile_all', { at: later(1) });
      const again = await stage.run('reconcile_all', { at: later(2) });

      expect(found.output).toMatchObject({
        run: { gaps: { poster: 1 } },
        repair: { kept: 1, keptFields: { poster: 1 } },
      });
      expect(again.output).toMatchObject({ run: { gaps: { poster: 0 }, queued: 0 }, repair: null });
      expect(posters(plex)).toEqual([theirs]);
      expect(plex.pictures.uploads).toHaveLength(1);
    },
  );

  itInProcess.concurrent(
    'come back where somebody chose another and nothing is to be kept',
    async ({ aStage }) => {
      const stage = await aStage();
      const { stash, plex } = stage;
      stash.covers.set(addScene(stash, '/data/a.mp4'), aCover('a'));
      const key = addItem(plex, '/data/a.mp4', stale);
      await stage.run('reconcile_all');
      rivalPicture(plex, key);

      const { output } = await stage.run('reconcile_all', { at: later(1) });

      expect(output).toMatchObject({ run: { gaps: { poster: 1 } }, repair: { written: 1 } });
      expect(posters(plex)).toEqual([uploadKeyOf(aCover('a'))]);
      expect(plex.pictures.uploads).toHaveLength(1);
    },
  );

  itInProcess.concurrent(
    'that Plex could not take are told of, and nothing waits for them',
    async ({ aStage }) => {
      const stage = await aStage();
      const { stash, plex } = stage;
      const id = addScene(stash, '/data/a.mp4');
      addItem(plex, '/data/a.mp4', stale);
      stash.covers.set(id, aCover('huge', 11_000_000));

      const { output } = await stage.run('reconcile_all');
      const again = await stage.run('reconcile_all', { at: later(1) });

      expect(output.repair).toMatchObject({ written: 1, refused: { poster: 1 }, waiting: {} });
      expect(output.repair?.leftFields).toMatchObject([{ field: 'poster', because: 'refused' }]);
      expect(again.output).toMatchObject({ run: { queued: 0 }, repair: null });
      expect(plex.pictures.uploads).toEqual([]);
    },
  );
});

describe('the setting', () => {
  itInProcess.concurrent.for([
    [{}, [1, 0]],
    [{ sync_poster: false }, [0, 0]],
    [{ sync_background: true }, [1, 1]],
    [{ sync_master: false, sync_background: true }, [0, 0]],
  ] as const)(
    '%j writes so many posters and backgrounds: %j',
    async ([settings, wanted], { aStage }) => {
      const stage = await aStage({ settings });
      const { stash, plex } = stage;
      stash.covers.set(addScene(stash, '/data/a.mp4'), aCover('a'));
      addItem(plex, '/data/a.mp4', stale);

      await stage.run('all_force');

      const kinds = plex.pictures.uploads.map(({ kind }) => kind);
      const count = (kind: string) => kinds.filter((each) => each === kind).length;
      expect([count('poster'), count('background')]).toEqual(wanted);
    },
  );
});

describe('a run over many scenes', () => {
  itInProcess.concurrent(
    'asks for no cover at all where nothing is to be done',
    async ({ aStage }) => {
      const stage = await aStage();
      for (let index = 0; index < 300; index += 1) {
        stage.stash.covers.set(addScene(stage.stash, `/data/${index}.mp4`), aCover(`${index}`));
        addItem(stage.plex, `/data/${index}.mp4`);
      }

      const { output } = await stage.run('reconcile_all');

      expect(output.run).toMatchObject({ scenesChecked: 300, queued: 0, gaps: { poster: 0 } });
      expect(stage.stash.covers.requests).toEqual([]);
      expect(stage.plex.requests.filter(({ kind }) => kind === 'picture')).toEqual([]);
    },
  );
});
