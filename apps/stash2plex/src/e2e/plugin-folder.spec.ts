import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { VERSION } from '../version.ts';
import { PLUGIN_FOLDER } from './install.fixture.ts';

const MANIFESTS = ['Stash2Plex.yml', 'Stash2PlexHooks.yml'];
const LAUNCHERS = ['stash2plex', 'stash2plex.cmd'];
const BUNDLES = ['stash2plex-hooks.js', 'worker.cjs'];
const LOCKFILE = readFileSync(join(PLUGIN_FOLDER, '../../package-lock.json'), 'utf8');
const { packages: PACKAGES } = JSON.parse(LOCKFILE) as {
  readonly packages: Readonly<Record<string, Installed>>;
};

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

    const packages = bundledPackages('apps/stash2plex');

    expect(packages.length).toBeGreaterThan(5);
    expect(packages.filter((name) => !licences.includes(`\n${name} (`))).toEqual([]);
  });

  it('holds nothing of where it was built', () => {
    const worker = readFileSync(join(PLUGIN_FOLDER, 'worker.cjs'), 'utf8');

    expect(worker).not.toContain(join(PLUGIN_FOLDER, '../..'));
    expect(worker).not.toContain('sourceMappingURL');
  });
});

interface Installed {
  readonly version?: string;
  /** Where a package of this workspace stands. */
  readonly resolved?: string;
  readonly dependencies?: object;
}

/** What the app and its libraries ask npm for, as `name version`; npm puts some packages beside the library that asks. */
function bundledPackages(folder: string): readonly string[] {
  const names = Object.keys(PACKAGES[folder]?.dependencies ?? {});
  return names.flatMap((name) => {
    const found = PACKAGES[`${folder}/node_modules/${name}`] ?? PACKAGES[`node_modules/${name}`];
    if (found?.resolved !== undefined) return bundledPackages(found.resolved);
    return `${name} ${found?.version ?? 'is not installed'}`;
  });
}
