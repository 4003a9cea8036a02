import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { VERSION } from '../version.ts';
import { PLUGIN_FOLDER } from './install.fixture.ts';

const MANIFESTS = ['Stash2Plex.yml', 'Stash2PlexHooks.yml'];
const LAUNCHERS = ['stash2plex', 'stash2plex.cmd'];
const BUNDLES = ['stash2plex-hooks.js', 'worker.cjs'];

describe('the built folder', () => {
  it('holds what Stash needs and nothing that it could misread', () => {
    expect(readdirSync(PLUGIN_FOLDER).toSorted()).toEqual(
      [...MANIFESTS, ...LAUNCHERS, ...BUNDLES, 'LICENSES.txt'].toSorted(),
    );
  });

  it.each(LAUNCHERS)('has the launcher %s, byte for byte, and it can be started', (name) => {
    const built = join(PLUGIN_FOLDER, name);
    const source = join(PLUGIN_FOLDER, '../../apps/stash2plex/launcher', name);

    expect(readFileSync(built).equals(readFileSync(source))).toBe(true);
    expect(statSync(built).mode & 0o777).toBe(0o755);
  });

  it.each(MANIFESTS)('has %s as it stands in the repository, of this version', (name) => {
    const built = readFileSync(join(PLUGIN_FOLDER, name), 'utf8');

    expect(built).toBe(readFileSync(join(PLUGIN_FOLDER, '../..', name), 'utf8'));
    expect(/^version: (.*)$/m.exec(built)?.[1]).toBe(VERSION);
  });

  it('names the packages it is made of with the versions that are installed', () => {
    const licences = readFileSync(join(PLUGIN_FOLDER, 'LICENSES.txt'), 'utf8');

    const missing = bundledPackages().filter((name) => !licences.includes(`\n${name} (`));

    expect(missing).toEqual([]);
  });

  it('holds nothing of where it was built', () => {
    const worker = readFileSync(join(PLUGIN_FOLDER, 'worker.cjs'), 'utf8');

    expect(worker).not.toContain(join(PLUGIN_FOLDER, '../..'));
    expect(worker).not.toContain('sourceMappingURL');
  });
});

interface Lockfile {
  readonly packages: Readonly<
    Record<string, { readonly version?: string; readonly dependencies?: object }>
  >;
}

/** What the bundled libraries ask npm for, as `name version`; npm puts some packages beside the library that asks. */
function bundledPackages(): readonly string[] {
  const lockfile = readFileSync(join(PLUGIN_FOLDER, '../../package-lock.json'), 'utf8');
  const { packages } = JSON.parse(lockfile) as Lockfile;
  const asked = Object.entries(packages).filter(([path]) =>
    /^(?:libs|apps)\/(?!testing$)[^_]*$/.test(path),
  );
  return asked.flatMap(([library, { dependencies = {} }]) =>
    Object.keys(dependencies)
      .filter((name) => !name.startsWith('@stash2plex/'))
      .map((name) => {
        const found =
          packages[`${library}/node_modules/${name}`] ?? packages[`node_modules/${name}`];
        return `${name} ${found?.version ?? 'is not installed'}`;
      }),
  );
}
