export { folderOf, liesIn } from './folders.ts';
export { partsOfRow } from './item-parts.ts';
export { matchByPath, type PathMatch } from './match-by-path.ts';
export { nameKey, pathKey } from './path-key.ts';
export { toPlexPath } from './plex-path.ts';
export { namesOf, scenePathKeys } from './scene-keys.ts';
