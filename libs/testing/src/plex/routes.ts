import type { RequestKind } from './switches.ts';
import type { EditEndpoint } from './writing/world-write.ts';

export interface Route {
  readonly kind: RequestKind;
  /** Section key of a listing; ids of a detail read, joined as they were asked for; of an edit either. */
  readonly target: string;
  /** Where an edit was sent to; undefined for all other requests. */
  readonly endpoint?: EditEndpoint;
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

function editRoute(path: string): Route {
  for (const [endpoint, pattern] of EDITS) {
    const target = pattern.exec(path)?.[1];
    if (target !== undefined) return { kind: 'write', target, endpoint };
  }
  return { kind: 'write', target: '' };
}
