// The whole worker in this very process, given rubbish at every door at once.
import { stashWorld, pluginInput, plexWorld } from '@stash2plex/testing';
import {
  CANARIES,
  expectForPeople,
  fuzz,
  oddText,
  spoilt,
  spoiltJson,
  spoilts,
} from '@stash2plex/testing/fuzz';
import fc from 'fast-check';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect } from 'vitest';
import { answerTo } from './answer.ts';
import { addOneOfEach } from './e2e/world.fixture.ts';
import { PLEX_URL, STASH_URL, useServers } from './servers.fixture.ts';

const log: string[] = [];
const writeLog = (line: string) => log.push(line);

const serveWorlds = useServers();
let directory = '';

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'stash2plex-fuzz-'));
  const stash = stashWorld();
  const plex = plexWorld({ token: CANARIES.token });
  serveWorlds({ stash, plex });
  addOneOfEach({ stash, plex });
});
afterEach(() => {
  rmSync(directory, { recursive: true });
});

const ELSEWHERE = '/somewhere/else';
const SETTINGS = { plex_url: PLEX_URL, plex_token: CANARIES.token, debug_logging: true };
const documents = [
  'queue_status',
  'catch_up',
  'reconcile_dry_run',
  'check_schedule',
  'process_queue',
].map((mode) => ({
  ...pluginInput({ port: 1, directory: ELSEWHERE, cookie: CANARIES.cookie, args: { mode } }),
  settings: SETTINGS,
}));
const stdin = fc
  .tuple(spoiltJson(documents), spoilts)
  .map(([text, spoiling]) => spoilt(text, spoiling).toString());
const files = fc
  .tuple(spoiltJson([{ rules: [{ name: 'mine' }], detectors: { missing: 'off' } }]), spoilts)
  .map(([text, spoiling]) => spoilt(text, spoiling));
const variables = fc.dictionary(
  fc.constantFrom('STASH2PLEX_NOW', 'STASH2PLEX_MAX_TAGS', 'STASH2PLEX_PATH_MAP', 'PLEX_URL'),
  oddText,
  { maxKeys: 1 },
);

describe('the worker, given rubbish', () => {
  fuzz('answers with one document for people, and shows no secret', {
    inputs: 50,
    of: fc.tuple(stdin, files, variables),
    holds: async ([text, file, others]) => {
      log.length = 0;
      writeFileSync(join(directory, 'config.json'), file);
      const environment = {
        ...{ STASH2PLEX_STASH_URL: STASH_URL, STASH2PLEX_DATA_DIR: directory },
        ...others,
      };

      const { stdout, exitCode } = await answerTo(text, { environment, writeLog });

      const known = secretsTold(text, `${file.toString()} ${Object.values(others).join(' ')}`);
      const { error, output } = JSON.parse(stdout) as { error?: string; output?: object };
      expect(exitCode).toBe(error === undefined ? 0 : 1);
      expect(error ?? output).toBeTruthy();
      if (error !== undefined) expectForPeople(error, known);
      expect(error ?? '').not.toMatch(/was not made for/);
      for (const secret of known) expect(stdout + log.join('')).not.toContain(secret);
    },
  });
});

const TOLD = [
  [CANARIES.token, 'plex_token'],
  [CANARIES.cookie, 'Value'],
] as const;

/** All of them, but for what somebody wrote where no secret belongs and told nowhere else to be one: so it may be quoted. */
function secretsTold(stdin: string, writtenElsewhere: string): readonly string[] {
  return TOLD.filter(
    ([secret, key]) =>
      !writtenElsewhere.includes(secret) || stdin.includes(`"${key}":${JSON.stringify(secret)}`),
  ).map(([secret]) => secret);
}
