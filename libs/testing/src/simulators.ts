// Both servers as MSW handlers over one in-memory world each; served over HTTP for whole processes.
export * from './http/index.ts';
export * from './library/index.ts';
export * from './nasty/index.ts';
export * from './plex/index.ts';
export * from './process/index.ts';
export * from './stash/index.ts';
