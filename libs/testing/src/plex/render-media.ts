import type { ItemPart } from '@stash2plex/core';
import type { View } from './view.ts';
import type { WorldItem, WorldMedia } from './world-types.ts';
import type { JsonObject } from './xml.ts';

/** Every version of an item with its files; streams in details only. */
export function renderMedia(item: WorldItem, view: View): JsonObject[] {
  if (view.switches.sparse) return item.media.map(({ parts }) => bareMedia(parts));
  const copies = view.switches.optimisedCopies ? [optimised(item)] : [];
  return [...item.media, ...copies].map(({ parts, proxyType }, index) => ({
    id: item.id * 10 + index,
    container: 'mp4',
    ...(proxyType !== undefined && { proxyType }),
    ...(parts.length > 0 && {
      Part: parts.map((part, place) => renderPart(part, item.id * 10 + place, view)),
    }),
  }));
}

/** What Plex makes of a file for streaming, beside the library's folders. */
function optimised({ id }: WorldItem): WorldMedia {
  return { proxyType: 42, parts: [{ path: `/media/Plex Versions/Mobile/${id}.mp4`, size: 1000 }] };
}

function bareMedia(parts: readonly ItemPart[]): JsonObject {
  return { Part: parts.map(({ path }) => ({ file: path })) };
}

function renderPart({ path, size }: ItemPart, id: number, view: View): JsonObject {
  const { isDetail, showsFiles, excludeElements, switches } = view;
  const hasStreams = isDetail && (switches.ignoreExcludes || !excludeElements.has('Stream'));
  return {
    id,
    key: `/library/parts/${id}/file`,
    ...(showsFiles && { file: switches.decomposedPaths ? path.normalize('NFD') : path }),
    ...(size !== undefined && { size: switches.oddTypes ? String(size) : size }),
    ...(hasStreams && { Stream: STREAMS }),
  };
}

const STREAMS = [
  { id: 1, streamType: 1, codec: 'h264', index: 0, displayTitle: '1080p (H.264)' },
  { id: 2, streamType: 2, codec: 'aac', index: 1, displayTitle: 'English (AAC Stereo)' },
];
