import {
  CANARIES,
  faultOf,
  fuzz,
  oddText,
  spoilt,
  spoilts,
  spoiltJson,
} from '@stash2plex/testing/fuzz';
import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { describe, expect } from 'vitest';
import { isAskedFor, modeOf, scopeOf } from './read-args.ts';
import { readPluginInput, type PluginInput } from './read-plugin-input.ts';
import { TASKS } from './tasks.ts';

const RECORDED = join(import.meta.dirname, '../../../testing/src/recorded/stash/v0.30.1');
const KINDS = [
  'task-named',
  'scan-create.1',
  'sceneUpdate-many',
  'clean',
  'tagsMerge',
  'bulkSceneUpdate.1',
];

interface Document {
  readonly server_connection: { readonly SessionCookie: object };
  readonly args: object;
}

/** As recorded, with secrets to look for, and arguments of ours. */
const documents = KINDS.flatMap((kind) => {
  const text = readFileSync(join(RECORDED, `stdin-${kind}.json`), 'utf8');
  const { server_connection, args } = JSON.parse(text) as Document;
  const SessionCookie = { ...server_connection.SessionCookie, Value: CANARIES.token };
  const ours = { mode: 'reconcile_dry_run', scope: 'all', accept: 'true', cookie: CANARIES.cookie };
  return {
    server_connection: { ...server_connection, SessionCookie },
    args: { ...args, ...ours },
    settings: { plex_url: 'http://plex:32400', max_tags: '7' },
  };
});
const texts = fc
  .tuple(spoiltJson(documents), spoilts)
  .map(([text, spoiling]) => spoilt(text, spoiling).toString());
const environments = fc.dictionary(
  fc.constantFrom('STASH2PLEX_STASH_URL', 'STASH2PLEX_STASH_API_KEY', 'HOME'),
  fc.oneof(oddText, fc.constantFrom('http://stash:9999/graphql', CANARIES.apiKey, 'https://[::1]')),
  { maxKeys: 1 },
);

describe('whatever arrives on stdin', () => {
  fuzz('is understood, or refused in words for people', {
    inputs: 2_250,
    of: fc.tuple(texts, environments),
    holds: async ([text, environment]) => {
      let input: PluginInput | undefined;
      await faultOf(() => (input = readPluginInput(text, environment)));
      if (!input) return;
      expectUsable(input);
      const { args } = input;
      await faultOf(() => {
        expect(MODES).toContain(modeOf(args));
      });
      await faultOf(() => scopeOf(args));
      expect(typeof isAskedFor(args, 'accept')).toBe('boolean');
      expect(typeof isAskedFor(args, 'continued')).toBe('boolean');
    },
  });
});

const MODES = TASKS.map(({ mode }) => mode);

function expectUsable({ stash, stashDir, pluginDir, args, secrets, ...rest }: PluginInput): void {
  expect(URL.parse(stash.url)?.href).toBe(stash.url);
  expect(stash.url).toMatch(/^https?:\/\/[^@?#]+\/graphql$/);
  for (const folder of [stashDir, pluginDir]) expect(folder).toMatch(/^\/[^\0]*$/s);
  expect(Object.keys(args)).not.toContain('cookie');
  const hidden = [stash.cookie?.value, stash.apiKey, rest.cookieFromHook, secrets];
  expect(JSON.stringify(hidden) + inspect(hidden)).not.toContain('CANARY');
  for (const each of secrets) expect(each.reveal()).toMatch(/^[!-~]+$/);
}
