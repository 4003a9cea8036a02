import { describe, expect, it } from 'vitest';
import { aStage, moved } from './stage.fixture.ts';
import type { StashUser } from './stash-user.ts';

type Act = (user: StashUser) => void;
interface Effect {
  readonly fires: readonly string[];
  readonly moves: readonly string[];
}

const EFFECTS: Readonly<Record<string, readonly [Act, Effect]>> = {
  'an edit': [
    (user) => {
      user.sceneUpdate({ id: '1', title: 'B' });
    },
    { fires: ['Scene.Update 1'], moves: ['scene 1'] },
  ],
  'a save that changes nothing': [
    (user) => {
      user.sceneUpdate({ id: '1' });
    },
    { fires: ['Scene.Update 1'], moves: ['scene 1'] },
  ],
  'a bulk edit': [
    (user) => {
      user.bulkSceneUpdate({ ids: ['3', '1'], rating100: 20 });
    },
    { fires: ['Scene.Update 3', 'Scene.Update 1'], moves: ['scene 1', 'scene 3'] },
  ],
  'an edit of several': [
    (user) => {
      user.scenesUpdate([{ id: '1' }, { id: '2' }]);
    },
    { fires: ['Scene.Update 1', 'Scene.Update 2'], moves: ['scene 1', 'scene 2'] },
  ],
  'a new scene': [
    (user) => {
      user.sceneCreate({ title: 'New' });
    },
    { fires: ['Scene.Create 4'], moves: ['scene 4'] },
  ],
  'destroying scenes': [
    (user) => {
      user.scenesDestroy({ ids: ['1', '2'] });
    },
    { fires: ['Scene.Destroy 1', 'Scene.Destroy 2'], moves: [] },
  ],
  'a merge of scenes': [
    (user) => {
      user.sceneMerge({ source: ['2'], destination: '1', values: { title: 'Both' } });
    },
    { fires: [], moves: ['scene 1'] },
  ],
  'a click on the stars': [
    (user) => {
      user.rate('1', 80);
    },
    { fires: ['Scene.Update 1'], moves: ['scene 1'] },
  ],
  'a click on organized': [
    (user) => {
      user.organize('1', true);
    },
    { fires: ['Scene.Update 1'], moves: ['scene 1'] },
  ],
  playing: [
    (user) => {
      user.play('1');
    },
    { fires: [], moves: [] },
  ],
  'a new file': [
    (user) => {
      user.scan({ created: [{ path: '/library/4.mp4' }] });
    },
    { fires: ['Scene.Create 4'], moves: ['scene 4', 'file 5'] },
  ],
  'a file that a scan finds elsewhere': [
    (user) => {
      user.scan({ moved: [{ file: '1', path: '/library/sub/1.mp4' }] });
    },
    { fires: ['Scene.Update 1'], moves: ['file 1'] },
  ],
  'a file with another content': [
    (user) => {
      user.scan({ changed: ['1'] });
    },
    { fires: ['Scene.Update 1'], moves: ['file 1'] },
  ],
  'a second copy': [
    (user) => {
      user.scan({ copied: [{ scene: '1', path: '/copies/1.mp4' }] });
    },
    { fires: ['Scene.Update 1'], moves: ['scene 1', 'file 5'] },
  ],
  'a clean of the only file': [
    (user) => {
      user.clean({ ids: ['1'] });
    },
    { fires: ['Scene.Destroy 1'], moves: [] },
  ],
  'a clean of the primary file': [
    (user) => {
      user.clean({ ids: ['2'] });
    },
    { fires: [], moves: ['scene 2'] },
  ],
  'a clean of a copy': [
    (user) => {
      user.clean({ ids: ['3'] });
    },
    { fires: [], moves: [] },
  ],
  'deleting a copy': [
    (user) => {
      user.deleteFiles({ ids: ['3'] });
    },
    { fires: [], moves: [] },
  ],
  'moving files': [
    (user) => {
      user.moveFiles({ ids: ['1', '2'], destination_folder: '/elsewhere' });
    },
    { fires: [], moves: ['file 1', 'file 2'] },
  ],
  'an auto-tag that adds': [
    (user) => {
      user.autoTag([
        { id: '1', tag_ids: ['1'], performer_ids: ['1'], studio_id: '1' },
        { id: '2', tag_ids: ['1'] },
        { id: '3', studio_id: '1' },
      ]);
    },
    { fires: [], moves: ['scene 2', 'scene 3'] },
  ],
  'an identify that sets something': [
    (user) => {
      user.identify({ id: '1', details: 'Found' });
    },
    { fires: ['Scene.Update 1'], moves: ['scene 1'] },
  ],
  'an identify that sets nothing': [
    (user) => {
      user.identify({ id: '1' });
    },
    { fires: [], moves: [] },
  ],
  'a new cover': [
    (user) => {
      user.makeCovers(['1']);
    },
    { fires: [], moves: ['scene 1'] },
  ],
  'a new performer, studio and tag': [
    (user) => {
      user.performerCreate({ name: 'Cara' });
      user.studioCreate({ name: 'Other studio' });
      user.tagCreate({ name: 'Third' });
    },
    {
      fires: ['Performer.Create 3', 'Studio.Create 2', 'Tag.Create 3'],
      moves: ['performers 3', 'studios 2', 'tags 3'],
    },
  ],
  'renaming a performer, a studio and a tag': [
    (user) => {
      user.performerUpdate({ id: '1', name: 'Ann B' });
      user.studioUpdate({ id: '1', name: 'Renamed' });
      user.tagUpdate({ id: '1', name: 'Renamed' });
    },
    {
      fires: ['Performer.Update 1', 'Studio.Update 1', 'Tag.Update 1'],
      moves: ['performers 1', 'studios 1', 'tags 1'],
    },
  ],
  'destroying a performer, a studio and a tag': [
    (user) => {
      user.performerDestroy({ id: '1' });
      user.studioDestroy({ id: '1' });
      user.tagDestroy({ id: '1' });
    },
    { fires: ['Performer.Destroy 1', 'Studio.Destroy 1', 'Tag.Destroy 1'], moves: [] },
  ],
  'a bulk edit of performers and tags': [
    (user) => {
      user.bulkPerformerUpdate({ ids: ['2'], favorite: true });
      user.bulkTagUpdate({ ids: ['1', '2'], favorite: true });
    },
    {
      fires: ['Performer.Update 2', 'Tag.Update 1', 'Tag.Update 2'],
      moves: ['performers 2', 'tags 1', 'tags 2'],
    },
  ],
  'a merge of tags': [
    (user) => {
      user.tagsMerge({ source: ['1'], destination: '2' });
    },
    { fires: ['Tag.Merge 2'], moves: [] },
  ],
  'a merge of performers': [
    (user) => {
      user.performerMerge({ source: ['1'], destination: '2' });
    },
    { fires: [], moves: ['performers 2'] },
  ],
};

describe('what fires hooks and moves updated_at', () => {
  it.each(Object.entries(EFFECTS))('%s', (_, [act, effect]) => {
    const { world, user, fired } = aStage();

    act(user);

    expect({ fires: fired, moves: moved(world) }).toEqual(effect);
  });
});
