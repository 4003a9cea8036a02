import { flag, wholeNumber } from './setting.ts';

/** Which fields of a Plex item are kept in line with the scene. */
export const SYNC_SETTINGS = {
  sync_master: flag({
    displayName: 'Sync metadata',
    description:
      'Master switch: off means that no field at all is kept in line. The title has no switch of its own.',
    default: true,
  }),
  sync_studio: flag({
    displayName: 'Sync studio',
    description: 'Keep the studio in line.',
    default: true,
  }),
  sync_summary: flag({
    displayName: 'Sync summary',
    description: 'Keep the summary in line with the details.',
    default: true,
  }),
  sync_date: flag({
    displayName: 'Sync date',
    description: 'Keep the release date in line with the date.',
    default: true,
  }),
  sync_performers: flag({
    displayName: 'Sync performers',
    description: 'Keep the actors in line with the performers.',
    default: true,
  }),
  sync_tags: flag({
    displayName: 'Sync tags',
    description: 'Keep the genres in line with the tags.',
    default: true,
  }),
  sync_collection: flag({
    displayName: 'Sync collection',
    description: 'Keep the item in a collection named after the studio.',
    default: true,
  }),
  sync_poster: flag({
    displayName: 'Sync poster',
    description: "Make the scene's cover the poster of the item.",
    default: true,
  }),
  sync_background: flag({
    displayName: 'Sync background',
    description: "Make the scene's cover the background of the item as well.",
    default: false,
  }),
  max_tags: wholeNumber({
    displayName: 'Most tags',
    description: 'How many tags of a scene become genres at most.',
    default: 100,
    from: 10,
    to: 500,
  }),
};
