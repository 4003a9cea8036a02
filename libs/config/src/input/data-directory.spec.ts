import { ConfigError } from '@stash2plex/core';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { dataDirectory } from './data-directory.ts';

const root = mkdtempSync(join(tmpdir(), 'stash2plex-config-'));
afterAll(() => {
  rmSync(root, { recursive: true });
});

const input = { stashDir: join(root, 'stash'), pluginDir: join(root, 'stash/plugins/Stash2Plex') };

describe('the data directory', () => {
  it('lies beside the config of Stash', () => {
    expect(dataDirectory(input, {})).toBe(join(root, 'stash/plugin-data/Stash2Plex'));
  });

  it.each([
    ['/data/s2p', '/data/s2p'],
    [' /data/s2p/ ', '/data/s2p'],
    ['s2p', join(process.cwd(), 's2p')],
    ['', join(root, 'stash/plugin-data/Stash2Plex')],
    [join(root, 'stash/plugins/Stash2Plex-data'), join(root, 'stash/plugins/Stash2Plex-data')],
    [join(root, 'stash/plugins'), join(root, 'stash/plugins')],
  ])('is %j from the environment: %s', (STASH2PLEX_DATA_DIR, expected) => {
    expect(dataDirectory(input, { STASH2PLEX_DATA_DIR })).toBe(expected);
  });

  it.each([input.pluginDir, join(input.pluginDir, 'state'), join(input.pluginDir, 'a/../..data')])(
    'is never in the folder of the plugin: %s',
    (STASH2PLEX_DATA_DIR) => {
      const attempt = () => dataDirectory(input, { STASH2PLEX_DATA_DIR });

      expect(attempt).toThrow(ConfigError);
      expect(attempt).toThrow(/lies in the folder of the plugin .* Set .*STASH2PLEX_DATA_DIR/);
    },
  );

  it('is not there by way of a link either', () => {
    mkdirSync(input.pluginDir, { recursive: true });
    symlinkSync(input.pluginDir, join(root, 'link'));

    expect(() => dataDirectory(input, { STASH2PLEX_DATA_DIR: join(root, 'link/state') })).toThrow(
      ConfigError,
    );
  });

  it('has to be chosen where the plugin folder holds all of Stash', () => {
    expect(() => dataDirectory({ ...input, pluginDir: root }, {})).toThrow(ConfigError);
  });
});
