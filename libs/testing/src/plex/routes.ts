import type { RequestKind } from './switches.ts';

export interface Route {
  readonly kind: RequestKind;
  /** Section key of a listing; ids of a detail read, joined as they were asked for. */
  readonly target: string;
}

/** The ids that a detail read asks for. */
export function idsOf({ target }: Route): string[] {
  return decodeURIComponent(target).split(',');
}

const READS: readonly (readonly [RequestKind, RegExp])[] = [
  ['root', /^()\/?$/],
  ['identity', /^\/identity()$/],
  ['sections', /^\/library\/sections(?:\/all)?()$/],
  ['listing', /^\/library\/sections\/([^/]+)\/all$/],
  ['details', /^\/library\/metadata\/([^/]+)$/],
];

export function routeOf(method: string, path: string): Route {
  if (method !== 'GET' && method !== 'HEAD') return { kind: 'write', target: '' };
  for (const [kind, pattern] of READS) {
    const target = pattern.exec(path)?.[1];
    if (target !== undefined) return { kind, target };
  }
  return { kind: 'other', target: '' };
}
