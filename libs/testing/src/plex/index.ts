export { plexAlarms, type Alarm, type AlarmKind } from './alarms.ts';
export { plexHandlers } from './plex-handlers.ts';
export { plexWorld, type PlexWorld, type PlexWorldOptions } from './plex-world.ts';
export type { LoggedRequest } from './request-log.ts';
export type { PlexSwitches, RequestKind } from './switches.ts';
export type { SectionShelf } from './world-sections.ts';
export type {
  ItemChange,
  NewItem,
  NewSection,
  OtherFamily,
  OtherTags,
  SectionChange,
  WorldItem,
  WorldMedia,
  WorldSection,
} from './world-types.ts';
