import { createHash } from 'node:crypto';
import { MOST_PICTURE_BYTES } from '@stash2plex/core';
import { HttpResponse } from 'msw';
import type { AlarmKind } from '../alarms.ts';
import { containerAnswer, htmlError } from '../answers.ts';
import { withLocks } from '../item-fields.ts';
import type { PlexWorld } from '../plex-world.ts';
import type { PictureRoute } from '../routes.ts';
import { asSeen } from '../view.ts';
import type { Visit } from '../visit.ts';
import type { WorldItem } from '../world-types.ts';
import { keepPace } from '../writing/write-pace.ts';
import { chosen, lockOf, uploadKey } from './artwork.ts';

/** The answer to whoever lists, chooses or uploads pictures of an item. */
export async function pictureAnswer(
  world: PlexWorld,
  visit: Visit,
  role: 'managed' | 'owner',
): Promise<Response> {
  const { picture, target } = visit.route;
  const item = world.items.get(decodeURIComponent(target));
  if (!picture || !item || !world.sections.has(item.sectionKey)) {
    return htmlError(404, 'Not Found');
  }
  if (picture.verb === 'list') return list(world, visit, { item, picture });
  if (role !== 'owner' || world.sections.get(item.sectionKey)?.allowSync === false) {
    return htmlError(403, 'Forbidden');
  }
  const of = { item, picture };
  const tooMany = await keepPace(world);
  if (tooMany) return tooMany;
  return picture.verb === 'select' ? select(world, visit, of) : upload(world, visit, of);
}

interface Of {
  readonly item: WorldItem;
  readonly picture: PictureRoute;
}

function list(world: PlexWorld, { request }: Visit, { item, picture: { kind } }: Of): Response {
  const { keys, selected } = asSeen(world, item).artwork[kind];
  const Metadata = keys.map((key) => ({
    key: key.startsWith('upload:') ? `/library/metadata/${item.ratingKey}/file?url=${key}` : key,
    ratingKey: key,
    thumb: `/library/metadata/${item.ratingKey}/file?url=${encodeURIComponent(key)}`,
    selected: key === selected,
    provider: 'local',
  }));
  const plain = { size: keys.length, identifier: 'com.plexapp.plugins.library' };
  return containerAnswer(request, keys.length > 0 ? { ...plain, Metadata } : plain, world.switches);
}

function select(world: PlexWorld, visit: Visit, { item, picture: { kind } }: Of): Response {
  const key = visit.logged.query['url'] ?? '';
  if (/^(?:https?:|\/)/.test(key)) raise(world, visit, 'picture-by-address');
  if (!item.artwork[kind].keys.includes(key)) return htmlError(404, 'Not Found');
  show(world, { item, kind, key });
  world.pictures.choices.push({ ratingKey: item.ratingKey, kind, key });
  return HttpResponse.html('');
}

async function upload(
  world: PlexWorld,
  visit: Visit,
  { item, picture: { kind, name } }: Of,
): Promise<Response> {
  const { uploadNames, ignoreUploads, refuseUploads } = world.switches;
  if (visit.logged.query['url'] !== undefined) raise(world, visit, 'picture-by-address');
  const isList = name === 'posters' || name === 'arts';
  if (isList !== (uploadNames === 'lists')) return htmlError(404, 'Not Found');
  const bytes = new Uint8Array(await visit.request.arrayBuffer());
  if (!isPicture(bytes) || bytes.length > MOST_PICTURE_BYTES) {
    raise(world, visit, 'upload-of-no-picture');
  }
  if (bytes.length > MOST_PICTURE_BYTES) return htmlError(500, 'Internal Server Error');
  if (refuseUploads?.ratingKeys.includes(item.ratingKey)) {
    return htmlError(refuseUploads.status, 'Refused');
  }
  if (ignoreUploads) return HttpResponse.html('');

  const sha1 = createHash('sha1').update(bytes).digest('hex');
  const key = uploadKey(kind, sha1);
  if (item.artwork[kind].keys.includes(key)) raise(world, visit, 'upload-twice');
  world.pictures.files.set(sha1, bytes.length);
  world.pictures.uploads.push({ ratingKey: item.ratingKey, kind, sha1, bytes: bytes.length });
  show(world, { item, kind, key });
  return HttpResponse.html('');
}

function show(
  world: PlexWorld,
  { item, kind, key }: { item: WorldItem; kind: PictureRoute['kind']; key: string },
): void {
  const { switches, lag, elapsedMs } = world;
  if (switches.lagMs > 0) lag.hide(item, elapsedMs() + switches.lagMs);
  const shown = { ...item, artwork: { ...item.artwork, [kind]: chosen(item.artwork[kind], key) } };
  world.putItem(switches.uploadsLock ? withLocks(shown, { [lockOf(kind)]: true }) : shown);
}

/** Told from the first bytes: JPEG, PNG, GIF, WebP. */
function isPicture(bytes: Uint8Array): boolean {
  return /^(?:ffd8ff|89504e47|47494638|52494646)/.test(
    Buffer.from(bytes.subarray(0, 4)).toString('hex'),
  );
}

function raise({ alarms }: PlexWorld, { logged }: Visit, kind: AlarmKind): void {
  alarms.push({ kind, method: logged.method, path: logged.path });
}
