import { PLEX_BODIES, type PlexSwitches, type RequestKind } from '../plex/index.ts';
import { between, oneOf } from './chance.ts';
import type { Nasty, Roll } from './nasty.ts';
import { harmlessPlex, nastyPlex } from './of-plex.ts';

/** Nobody listens there. */
export const NOWHERE = 'http://127.0.0.1:9';

/** Plex, or what stands before it, does not answer as it should: some requests or all until the end. */
export const PLEX_FAULTS: readonly Nasty[] = [
  fault('plex-down', 'breaks connections before an answer', { down: true }),
  fault('plex-cut-off', 'breaks connections in the middle of an answer', { cutOff: true }),
  fault('plex-maintenance', 'is starting or migrating: 503 with XML', { maintenance503: true }),
  fault('plex-500', 'answers 500 with a page', { html500: true }),
  fault('plex-429', 'asks to be asked less: 429', { tooMany429: true }),
  fault('plex-forbidden', 'answers 403 with a page', { forbidden: true }),
  fault('plex-unauthorized', 'answers 401 with a page', { unauthorized: true }),
  fault('plex-redirect', 'sends clients to another origin', { redirectTo: NOWHERE }),
  fault('plex-sign-in-page', "shows a proxy's sign-in page, 200", { signInPage: true }),
  fault('plex-truncated', 'cuts JSON in the middle, 200', { truncatedJson: true }),
  // Of one item 404 is the proof that it is gone: no server may say so of one that is there.
  nastyPlex('plex-404', 'knows neither itself nor its libraries: 404 with a page', (roll) => ({
    html404: true,
    faultsOn: [oneOf(roll, ['identity', 'sections', 'listing'])],
    ...howOften(roll),
  })),
  nastyPlex('plex-rubbish', 'answers rubbish, 200', (roll) => ({
    badBody: oneOf(roll, ['nothing', ...PLEX_BODIES]),
    ...someKind(roll),
    ...howOften(roll),
  })),
  nastyPlex('plex-xml', 'answers XML although JSON was asked for', () => ({ alwaysXml: true })),
  nastyPlex('plex-hang', 'never answers one or two requests', (roll) => ({
    ...{ hang: true, faultTimes: between(roll, 1, 2) },
    ...someKind(roll),
  })),
  nastyPlex('plex-busy', 'is slow, fails some requests and hangs up on others', (roll) => ({
    ...{ delayMs: between(roll, 1, 20), faultsOn: undefined },
    faultTimes: Number.POSITIVE_INFINITY,
    failEvery: between(roll, 2, 9),
    dropEvery: between(roll, 2, 9),
  })),
  harmlessPlex('plex-slow', 'answers everything a little later', (roll) => ({
    ...{ delayMs: between(roll, 1, 10), faultsOn: undefined },
    faultTimes: Number.POSITIVE_INFINITY,
  })),
  harmlessPlex('plex-misnames-answers', 'calls its answers web pages', () => ({
    ...{ wrongContentType: true, faultsOn: undefined },
    faultTimes: Number.POSITIVE_INFINITY,
  })),
];

const KINDS = ['identity', 'sections', 'listing', 'details', 'write', 'picture'] as const;

function fault(id: string, does: string, switches: Partial<PlexSwitches>): Nasty {
  return nastyPlex(id, does, (roll) => ({ ...switches, ...someKind(roll), ...howOften(roll) }));
}

function someKind(roll: Roll): { readonly faultsOn: readonly RequestKind[] | undefined } {
  return { faultsOn: oneOf(roll, [undefined, ...KINDS.map((kind) => [kind])]) };
}

/** A few times, or until the end. */
export function howOften(roll: Roll): { readonly faultTimes: number } {
  const few = between(roll, 1, 6);
  return { faultTimes: roll(4) === 0 ? Number.POSITIVE_INFINITY : few };
}
