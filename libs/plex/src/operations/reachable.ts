import { UnavailableError } from '@stash2plex/core';
import type { PlexApi } from '../http/plex-api.ts';

/** Somebody waits for the answer, and "too slow" is one. */
const TIMEOUT_MS = 5000;

/**
 * Whether Plex answers at all: one request, no second try. Wrong settings (certificate, redirect) count as an answer,
 * so that a run starts and tells of them, rather than waiting for ever for a server that is there.
 */
export async function reachable(api: PlexApi): Promise<boolean> {
  try {
    await api.read({ kind: 'identity', path: '/identity', retries: 0, timeoutMs: TIMEOUT_MS });
    return true;
  } catch (error) {
    if (error instanceof UnavailableError) return false;
    return true;
  }
}
