import { flag, wholeNumber } from './setting.ts';

/** Which fields of a scene are written to Plex. */
export const SYNC_SETTINGS = {
  sync_master: flag({
    displayName: 'Sync metadata',
    description:
      'Master switch: off means that no field at all is synced. The title has no switch of its own.',
    default: true,
  }),
  sync_studio: flag({
    displayName: 'Sync studio',
    description: 'Write the studio.',
    default: true,
  }),
  sync_summary: flag({
    displayName: 'Sync summary',
    description: 'Write the details as summary.',
    default: true,
  }),
  sync_date: flag({
    displayName: 'Sync date',
    description: 'Write the date as release date.',
    default: true,
  }),
  sync_performers: flag({
    displayName: 'Sync performers',
    description: 'Write the performers as actors.',
    default: true,
  }),
  sync_tags: flag({
    displayName: 'Sync tags',
    description: 'Write the tags as genres.',
    default: true,
  }),
  sync_collection: flag({
    displayName: 'Sync collection',
    description: 'Put the item into a collection named after the studio.',
    default: true,
  }),
  max_tags: wholeNumber({
    displayName: 'Most tags',
    description: 'How many tags of a scene are written at most.',
    default: 100,
    from: 10,
    to: 500,
  }),
};
