import type { PictureKind } from '@stash2plex/core';
import type { RequestKind } from './switches.ts';
import type { EditEndpoint } from './writing/world-write.ts';

/** `list`: GET; `upload`: POST bytes; `select`: PUT with `url`. */
export interface PictureRoute {
  readonly kind: PictureKind;
  readonly verb: 'list' | 'select' | 'upload';
  /** Last part of the path. */
  readonly name: string;
}

export interface Route {
  readonly kind: RequestKind;
  /** Section key of a listing; ids of a detail read, joined as they were asked for; of an edit either. */
  readonly target: string;
  /** Where an edit was sent to; undefined for all other requests. */
  readonly endpoint?: EditEndpoint;
  /** What is asked of an item's pictures; undefined for all other requests. */
  readonly picture?: PictureRoute;
}

/** The ids that a detail read asks for. */
export function idsOf({ target }: Route): string[] {
  return decodeURIComponent(target).split(',');
}

const SECTION = /^\/library\/sections\/([^/]+)\/all$/;
const ITEMS = /^\/library\/metadata\/([^/]+)$/;

const READS: readonly (readonly [RequestKind, RegExp])[] = [
  ['root', /^()\/?$/],
  ['identity', /^\/identity()$/],
  ['sections', /^\/library\/sections(?:\/all)?()$/],
  ['listing', SECTION],
  ['details', ITEMS],
];

const SCAN = /^\/library\/sections\/([^/]+)\/refresh$/;

const EDITS: readonly (readonly [EditEndpoint, RegExp])[] = [
  ['section', SECTION],
  ['items', ITEMS],
];

export function routeOf(method: string, path: string): Route {
  const picture = pictureRoute(method, path);
  if (picture) return picture;
  if (method === 'PUT') return editRoute(path);
  const scanned = SCAN.exec(path)?.[1];
  if (scanned !== undefined && method !== 'DELETE') return { kind: 'scan', target: scanned };
  if (method !== 'GET' && method !== 'HEAD') return { kind: 'write', target: '' };
  for (const [kind, pattern] of READS) {
    const target = pattern.exec(path)?.[1];
    if (target !== undefined) return { kind, target };
  }
  return { kind: 'other', target: '' };
}

const PICTURES = /^\/library\/metadata\/([^/]+)\/(posters?|thumb|arts?)$/;
const LISTS = new Set(['posters', 'arts']);

function pictureRoute(method: string, path: string): Route | undefined {
  const [, target, name = ''] = PICTURES.exec(path) ?? [];
  if (target === undefined) return undefined;
  const kind = name.startsWith('art') ? 'background' : 'poster';
  const of = (verb: PictureRoute['verb']): Route => {
    return { kind: 'picture', target, picture: { kind, verb, name } };
  };
  if (method === 'POST') return of('upload');
  if (method === 'PUT') return of('select');
  return LISTS.has(name) ? of('list') : undefined;
}

function editRoute(path: string): Route {
  for (const [endpoint, pattern] of EDITS) {
    const target = pattern.exec(path)?.[1];
    if (target !== undefined) return { kind: 'write', target, endpoint };
  }
  return { kind: 'write', target: '' };
}

/** Whether it changes something. */
export function isWrite({ kind, picture }: Route): boolean {
  return kind === 'write' || (picture !== undefined && picture.verb !== 'list');
}
