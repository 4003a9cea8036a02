import type { ItemSource } from '@stash2plex/core';
import type { PlexApi } from './http/plex-api.ts';
import { batchSize } from './operations/batch-size.ts';
import { details } from './operations/details.ts';
import { identify } from './operations/identify.ts';
import { listPage } from './operations/list-page.ts';
import { sections } from './operations/sections.ts';

/** The items of one Plex server. */
export function plexSource(api: PlexApi): ItemSource {
  const size = batchSize();
  return {
    identify: () => identify(api),
    sections: () => sections(api),
    listPage: (section, start) => listPage(api, section, start),
    details: (ratingKeys) => details(api, size, ratingKeys),
  };
}
