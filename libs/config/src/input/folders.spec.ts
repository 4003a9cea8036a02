import { posix, win32 } from 'node:path';
import { describe, expect, it } from 'vitest';
import { foldersOf } from './folders.ts';

const NEIGHBOUR = ['plugins', 'Stash2Plex'];

describe('on Linux and macOS, with Stash running in /opt/stash', () => {
  const platform = { path: posix, cwd: '/opt/stash' };

  it.each([
    ['absolute', '/root/.stash', '/root/.stash/plugins/x', '/root/.stash/plugins/x'],
    ['relative', '/root/.stash', 'plugins/x', '/opt/stash/plugins/x'],
    ['relative with a dot', '/root/.stash', './plugins/x', '/opt/stash/plugins/x'],
    ['relative from above', '/root/.stash', '../plugins/x', '/opt/plugins/x'],
    ['ending in a slash', '/root/.stash', 'plugins/x/', '/opt/stash/plugins/x'],
    ['written with doubled slashes', '/root/.stash', '/root//.stash/x', '/root/.stash/x'],
    ['not given', '/root/.stash', undefined, '/root/.stash/plugins/Stash2Plex'],
    ['empty', '/root/.stash', '', '/root/.stash/plugins/Stash2Plex'],
    ['of another platform, a name like any', '/s', String.raw`C:\x`, String.raw`/opt/stash/C:\x`],
  ])('the plugin folder may be %s', (_, Dir, PluginDir, pluginDir) => {
    expect(foldersOf({ Dir, PluginDir }, platform)).toEqual({ stashDir: Dir, pluginDir });
  });

  it.each([
    '/srv/my stash',
    `/srv/it's "so"`,
    '/srv/$HOME;*?&|<>(1) `x`',
    '/srv/日本語/العربية/Ελληνικά/עברית',
    '/srv/🎬 👩‍👩‍👧',
    '/srv/Zoe\u0308',
    '/srv/Zo\u00EB',
    String.raw`/srv/back\slash`,
    '/srv/100%',
    '/srv/ blank at both ends ',
    '/srv/-dash',
    '/srv/two\nlines',
    '/',
  ])('Stash may have its folder at %j, and it is left letter by letter', (Dir) => {
    const pluginDir = posix.join(Dir, ...NEIGHBOUR);

    expect(foldersOf({ Dir, PluginDir: undefined }, platform)).toEqual({
      stashDir: Dir,
      pluginDir,
    });
  });
});

describe('on Windows, with Stash running in D:\\stash', () => {
  const platform = { path: win32, cwd: String.raw`D:\stash` };

  it.each([
    [
      'absolute',
      String.raw`C:\Users\me\.stash\plugins\x`,
      String.raw`C:\Users\me\.stash\plugins\x`,
    ],
    [
      'written with slashes',
      'C:/Users/me/.stash/plugins/x',
      String.raw`C:\Users\me\.stash\plugins\x`,
    ],
    ['relative', String.raw`plugins\x`, String.raw`D:\stash\plugins\x`],
    ['relative with slashes', './plugins/x/', String.raw`D:\stash\plugins\x`],
    ['relative from above', String.raw`..\plugins\x`, String.raw`D:\plugins\x`],
    ['without a drive', String.raw`\plugins\x`, String.raw`D:\plugins\x`],
    ['on a share', String.raw`\\nas\share\plugins\x`, String.raw`\\nas\share\plugins\x`],
    ['on a share, with slashes', '//nas/share/plugins/x', String.raw`\\nas\share\plugins\x`],
    ['not given', undefined, String.raw`C:\Users\me\.stash\plugins\Stash2Plex`],
    ['empty', '', String.raw`C:\Users\me\.stash\plugins\Stash2Plex`],
  ])('the plugin folder may be %s', (_, PluginDir, pluginDir) => {
    const stashDir = String.raw`C:\Users\me\.stash`;

    expect(foldersOf({ Dir: stashDir, PluginDir }, platform)).toEqual({ stashDir, pluginDir });
  });

  it.each([
    [String.raw`C:\Users\me\.stash`, String.raw`C:\Users\me\.stash`],
    ['C:/Users/me/.stash', String.raw`C:\Users\me\.stash`],
    ['C:\\Users\\me/.stash\\', String.raw`C:\Users\me\.stash`],
    [String.raw`\\nas\share`, '\\\\nas\\share\\'],
    [String.raw`\\nas\share\stash`, String.raw`\\nas\share\stash`],
    ['//nas/share/stash', String.raw`\\nas\share\stash`],
    [String.raw`Z:\Tom & Jerry (100%)!^`, String.raw`Z:\Tom & Jerry (100%)!^`],
    [String.raw`Z:\Ärger\日本語 🎬`, String.raw`Z:\Ärger\日本語 🎬`],
  ])('Stash may have its folder at %j', (Dir, stashDir) => {
    const pluginDir = win32.join(stashDir, ...NEIGHBOUR);

    expect(foldersOf({ Dir, PluginDir: undefined }, platform)).toEqual({ stashDir, pluginDir });
  });
});
