import type { PlexApi } from '../http/plex-api.ts';
import { sections } from './sections.ts';

const TIMEOUT_MS = 10_000;

/**
 * Whether Plex can be worked with again: one read that needs the token, no second try. Throws as every read does:
 * UnavailableError while the server is at fault, ConfigError where a setting is.
 */
export async function probe(api: PlexApi): Promise<void> {
  await sections(api, { retries: 0, timeoutMs: TIMEOUT_MS });
}
