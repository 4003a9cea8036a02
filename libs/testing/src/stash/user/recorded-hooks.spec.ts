import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { StashHook } from '../hooks.ts';
import { stashWorld, type StashWorld } from '../stash-world.ts';
import { stashUser, type StashUser } from './stash-user.ts';

const RECORDED = new URL('../../recorded/stash/', import.meta.url);
/** What the simulator has no verb for. */
const NOT_SIMULATED = /^(?:group|sceneMarker|hook-settings)/;

type Act = (user: StashUser, world: StashWorld) => void;

/** What was done when the hooks of that name were recorded. */
const ACTS: Readonly<Record<string, Act>> = {
  bulkPerformerUpdate: (user) => {
    user.bulkPerformerUpdate({ ids: ['1', '2'], rating100: 40 });
  },
  bulkSceneUpdate: (user) => {
    const tag_ids = { ids: ['3'], mode: 'ADD' } as const;
    user.bulkSceneUpdate({ ids: ['1', '2'], rating100: 60, tag_ids });
  },
  bulkTagUpdate: (user) => {
    user.bulkTagUpdate({ ids: ['2', '3'], favorite: true });
  },
  clean: (user, world) => {
    world.moveFile('8', '/library/movies/renamed-00001.mp4');
    user.clean({ ids: ['8'] });
  },
  'hook-credentials': (user) => {
    user.sceneUpdate({ id: '1', title: 'With credentials' });
  },
  identify: (user) => {
    const values = { title: 'Identified', details: 'By the lab scraper.', date: '2020-02-03' };
    const refs = { studio_id: '4', performer_ids: ['1', '5'], tag_ids: ['2', '5'] };
    user.identify({ id: '14', ...values, ...refs });
  },
  performerCreate: (user, world) => {
    world.wipe();
    user.performerCreate({ name: 'Ann Example', disambiguation: 'the first' });
  },
  performerDestroy: (user) => {
    user.performerDestroy({ id: '2' });
  },
  performerUpdate: (user) => {
    user.performerUpdate({ id: '1', name: 'Ann Renamed' });
  },
  'scan-changed': (user) => {
    user.scan({ changed: ['10'] });
  },
  'scan-create': (user, world) => {
    world.wipe();
    for (let count = 0; count < 7; count += 1) world.addScene({});
    user.scan({ created: ['a', 'b', 'c', 'd', 'e', 'f'].map((path) => ({ path })) });
  },
  'scan-duplicate': (user) => {
    user.scan({ copied: [{ scene: '11', path: '/library/copies/11.mp4' }] });
  },
  'scan-move': (user) => {
    user.scan({ moved: [{ file: '9', path: '/library/other/video-00009.mp4' }] });
  },
  'scan-rename': (user) => {
    user.scan({ moved: [{ file: '8', path: '/library/movies/renamed-00001.mp4' }] });
  },
  sceneCreate: (user, world) => {
    world.wipe();
    user.sceneCreate({ title: 'A' });
  },
  sceneDestroy: (user, world) => {
    world.removeFile('5');
    user.sceneDestroy({ id: '5', delete_file: false, delete_generated: true });
  },
  'sceneDestroy-file': (user, world) => {
    world.moveFile('13', '/library/movies/video-00006.mp4');
    user.sceneDestroy({ id: '13', delete_file: true, delete_generated: true });
  },
  'sceneUpdate-clear': (user) => {
    user.sceneUpdate({ id: '2', studio_id: null, date: null, rating100: null });
  },
  'sceneUpdate-cover': (user) => {
    user.sceneUpdate({ id: '1', cover_image: recordedCover() });
  },
  'sceneUpdate-many': (user) => {
    const values = { details: 'D2', date: '2024-05-06', rating100: 80, organized: true };
    user.sceneUpdate({ id: '1', ...values, performer_ids: ['1', '2'], tag_ids: ['2'] });
  },
  'sceneUpdate-title': (user) => {
    user.sceneUpdate({ id: '1', title: 'New <title> & "more" é' });
  },
  scenesDestroy: (user, world) => {
    for (const id of ['6', '7']) world.removeFile(id);
    user.scenesDestroy({ ids: ['6', '7'], delete_file: false });
  },
  scenesUpdate: (user) => {
    user.scenesUpdate([
      { id: '1', title: 'A' },
      { id: '2', title: 'B', code: 'X' },
    ]);
  },
  studioCreate: (user, world) => {
    world.wipe();
    const parent = world.addStudio('Network');
    user.studioCreate({ name: 'Studio One', parent_id: parent.id });
  },
  studioDestroy: (user) => {
    user.studioDestroy({ id: '3' });
  },
  studioUpdate: (user) => {
    user.studioUpdate({ id: '2', name: 'Studio Renamed' });
  },
  tagCreate: (user, world) => {
    world.wipe();
    user.tagCreate({ name: 'Tag One' });
  },
  tagDestroy: (user) => {
    user.tagDestroy({ id: '4' });
  },
  tagUpdate: (user) => {
    user.tagUpdate({ id: '1', name: 'Tag Renamed' });
  },
  tagsMerge: (user) => {
    user.tagsMerge({ source: ['3'], destination: '2' });
  },
};

describe.each(['v0.27.2', 'v0.30.1'])('hooks as Stash %s fires them', (version) => {
  const recorded = recordedHooks(version);

  it.each(Object.keys(recorded))('at %s', (name) => {
    const world = aLibrary(version);
    const fired: StashHook[] = [];
    world.hooks.on((hook) => fired.push(hook));

    ACTS[name]?.(stashUser(world), world);

    expect(fired.map(comparable)).toEqual(recorded[name]?.map(comparable));
  });
});

/** Five of each kind, and scenes of which each has the file of its own number. */
function aLibrary(version: string): StashWorld {
  const world = stashWorld({ version });
  for (let number = 1; number <= 5; number += 1) {
    world.addPerformer(`Performer ${number}`);
    world.addStudio(`Studio ${number}`);
    world.addTag(`Tag ${number}`);
  }
  for (let number = 1; number <= 14; number += 1) {
    world.addScene({ files: [{ path: `/library/movies/video-${number}.mp4` }] });
  }
  return world;
}

function recordedHooks(version: string): Readonly<Record<string, StashHook[]>> {
  const hooks: Record<string, StashHook[]> = {};
  for (const file of readdirSync(new URL(version, RECORDED)).toSorted()) {
    const [, name = ''] = /^stdin-(.*?)(?:\.\d+)?\.json$/.exec(file) ?? [];
    const { args } = JSON.parse(readFileSync(new URL(`${version}/${file}`, RECORDED), 'utf8')) as {
      readonly args: { readonly hookContext?: StashHook };
    };
    if (args.hookContext && !NOT_SIMULATED.test(name)) (hooks[name] ??= []).push(args.hookContext);
  }
  return hooks;
}

function recordedCover(): unknown {
  const [hook] = recordedHooks('v0.30.1')['sceneUpdate-cover'] ?? [];
  return (hook?.input as { readonly cover_image: unknown } | undefined)?.cover_image;
}

/** Sent keys come in no order, and the hash of a made-up file is made up. */
function comparable(hook: StashHook): unknown {
  const { inputFields, ...others } = structuredClone(hook);
  const input = others.input as { oshash?: string } | null;
  if (input?.oshash) input.oshash = input.oshash.replace(/^[0-9a-f]{16}$/, 'a hash');
  return { ...others, inputFields: inputFields?.toSorted() };
}
