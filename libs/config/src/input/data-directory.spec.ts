import { ConfigError } from '@stash2plex/core';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, win32 } from 'node:path';
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
    [`/data/it's "so" $HOME 日本語 🎬/100%`, `/data/it's "so" $HOME 日本語 🎬/100%`],
    [String.raw`/data/back\slash`, String.raw`/data/back\slash`],
    ['/data/Zoe\u0308', '/data/Zoe\u0308'],
  ])('is %j from the environment: %s', (STASH2PLEX_DATA_DIR, expected) => {
    expect(dataDirectory(input, { STASH2PLEX_DATA_DIR })).toBe(expected);
  });

  it.each([
    input.pluginDir,
    `${input.pluginDir}/`,
    join(input.pluginDir, 'state'),
    join(input.pluginDir, 'a/../..data'),
    join(input.pluginDir, String.raw`..\data`),
  ])('is never in the folder of the plugin: %s', (STASH2PLEX_DATA_DIR) => {
    const attempt = () => dataDirectory(input, { STASH2PLEX_DATA_DIR });

    expect(attempt).toThrow(ConfigError);
    expect(attempt).toThrow(/lies in the folder of the plugin .* Set .*STASH2PLEX_DATA_DIR/);
  });

  it('is no path without end', () => {
    const attempt = () => dataDirectory(input, { STASH2PLEX_DATA_DIR: '/a'.repeat(50_000) });

    expect(attempt).toThrow(ConfigError);
    expect(attempt).toThrow(/STASH2PLEX_DATA_DIR has to be a folder/);
  });

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

describe('the data directory on Windows, with Stash running in D:\\stash', () => {
  const platform = { path: win32, cwd: String.raw`D:\stash` };
  const windows = {
    stashDir: String.raw`C:\Users\me\.stash`,
    pluginDir: String.raw`C:\Users\me\.stash\plugins\Stash2Plex`,
  };
  const chosen = (STASH2PLEX_DATA_DIR?: string, input = windows) =>
    dataDirectory(input, { STASH2PLEX_DATA_DIR }, platform);

  it.each([
    [undefined, String.raw`C:\Users\me\.stash\plugin-data\Stash2Plex`],
    ['""', String.raw`C:\Users\me\.stash\plugin-data\Stash2Plex`],
    [String.raw`E:\s2p`, String.raw`E:\s2p`],
    [' E:/s2p/ ', String.raw`E:\s2p`],
    [String.raw`"E:\my data"`, String.raw`E:\my data`],
    [String.raw`\\nas\share\s2p`, String.raw`\\nas\share\s2p`],
    ['//nas/share/s2p', String.raw`\\nas\share\s2p`],
    [String.raw`\s2p`, String.raw`D:\s2p`],
    ['s2p', String.raw`D:\stash\s2p`],
    [String.raw`E:\Tom & Jerry (100%)!^ 日本語 🎬`, String.raw`E:\Tom & Jerry (100%)!^ 日本語 🎬`],
    [`${windows.pluginDir}-data`, `${windows.pluginDir}-data`],
  ])('is %j from the environment: %s', (folder, expected) => {
    expect(chosen(folder)).toBe(expected);
  });

  it('lies beside the config of Stash on a share', () => {
    const stashDir = String.raw`\\nas\share\stash`;

    expect(chosen(undefined, { ...windows, stashDir })).toBe(
      String.raw`\\nas\share\stash\plugin-data\Stash2Plex`,
    );
  });

  it.each([
    windows.pluginDir,
    `${windows.pluginDir}\\state`,
    'c:/users/ME/.stash/plugins/stash2plex/state',
    String.raw`C:\Users\me\.stash\plugins\Stash2Plex\..\Stash2Plex\x`,
  ])('is never in the folder of the plugin, whatever case and separators: %s', (folder) => {
    expect(() => chosen(folder)).toThrow(ConfigError);
  });
});
