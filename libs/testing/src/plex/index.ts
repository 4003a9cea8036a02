export { plexAlarms, type Alarm, type AlarmKind } from './alarms.ts';
export { PLEX_BODIES, type PlexBody } from './bad-bodies.ts';
export { plexHandlers } from './plex-handlers.ts';
export { plexWorld, type InFlight, type PlexWorld, type PlexWorldOptions } from './plex-world.ts';
export type { LoggedRequest } from './request-log.ts';
export { agentRefresh, type AgentRefresh } from './rivals/agent-refresh.ts';
export { renewKey, rotateKeys } from './rivals/rating-keys.ts';
export { rivalPicture } from './rivals/rival-picture.ts';
export { uploadKeyOf } from './pictures/artwork.ts';
export type { PictureShelf, WorldUpload } from './pictures/picture-shelf.ts';
export { rivalEdit } from './rivals/rival-edit.ts';
export { endScan } from './scanning/scan.ts';
export { strangeOrigin, type StrangeOrigin } from './strange-origin.ts';
export type { PlexSwitches, RequestKind } from './switches.ts';
export type { SectionShelf } from './world-sections.ts';
export type {
  ItemChange,
  NewItem,
  NewSection,
  OtherFamily,
  OtherTags,
  OtherTexts,
  SectionChange,
  WorldArtwork,
  WorldArtworks,
  WorldItem,
  WorldMedia,
  WorldSection,
} from './world-types.ts';
export { isOfFields } from './writing/is-of-fields.ts';
export type { EditEndpoint, ParsedEdit, WorldWrite } from './writing/world-write.ts';
export type { TagMode, WriteSwitches } from './writing/write-switches.ts';
