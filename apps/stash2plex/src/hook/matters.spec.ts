import { expect, it } from 'vitest';
import { matters } from './matters.ts';

it.each([
  ['Scene.Create.Post', undefined],
  ['Scene.Destroy.Post', undefined],
  ['Scene.Update.Post', undefined],
  ['Scene.Update.Post', null],
  ['Scene.Update.Post', []],
  ['Scene.Update.Post', ['id', 'title']],
  ['Scene.Update.Post', ['id', 'rating100', 'studio_id']],
  ['Scene.Update.Post', ['id', 'cover_image']],
  ['Scene.Update.Post', ['id', 'primary_file_id']],
  ['Scene.Update.Post', ['id', 'a_field_of_tomorrow']],
  ['Scene.Merge.Post', undefined],
  ['Performer.Update.Post', undefined],
  ['Performer.Update.Post', ['id', 'gender', 'name']],
  ['Performer.Destroy.Post', undefined],
  ['Studio.Update.Post', ['id', 'name']],
  ['Studio.Destroy.Post', undefined],
  ['Tag.Update.Post', ['id', 'name']],
  ['Tag.Update.Post', ['id', 'sort_name']],
  ['Tag.Merge.Post', undefined],
])('wakes at %s of %j', (type, inputFields) => {
  expect(matters({ type, ...(inputFields !== undefined && { inputFields }) })).toBe(true);
});

it.each([
  ['Scene.Update.Post', ['id', 'rating100']],
  ['Scene.Update.Post', ['ids', 'organized', 'clientMutationId']],
  ['Scene.Update.Post', ['id', 'o_counter', 'play_count', 'play_duration', 'resume_time']],
  ['Scene.Update.Post', ['id', 'url', 'urls', 'gallery_ids', 'stash_ids']],
  ['Scene.Update.Post', ['id', 'code', 'director', 'groups', 'movies']],
  ['Performer.Update.Post', ['id', 'favorite', 'disambiguation', 'alias_list']],
  ['Performer.Create.Post', undefined],
  ['Studio.Update.Post', ['id', 'parent_id', 'image']],
  ['Tag.Update.Post', ['id', 'description', 'parent_ids']],
  ['Group.Update.Post', ['id', 'name']],
  ['Group.Destroy.Post', undefined],
  ['Gallery.Update.Post', ['id', 'title']],
  ['Image.Create.Post', undefined],
  ['SceneMarker.Update.Post', ['id', 'title']],
])('is silent at %s of %j', (type, inputFields) => {
  expect(matters({ type, ...(inputFields && { inputFields }) })).toBe(false);
});
