import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { VERSION } from '../version.ts';
import { PLUGIN_FOLDER } from './stage.fixture.ts';

const MANIFESTS = ['Stash2Plex.yml', 'Stash2PlexHooks.yml'];

describe('the built folder', () => {
  it('holds what Stash needs and nothing that it could misread', () => {
    expect(readdirSync(PLUGIN_FOLDER).toSorted()).toEqual(
      [...MANIFESTS, 'LICENSES.txt', 'stash2plex', 'stash2plex-hooks.js', 'worker.cjs'].toSorted(),
    );
  });

  it('has a launcher that can be started', () => {
    expect(statSync(join(PLUGIN_FOLDER, 'stash2plex')).mode & 0o777).toBe(0o755);
  });

  it.each(MANIFESTS)('has %s as it stands in the repository, of this version', (name) => {
    const built = readFileSync(join(PLUGIN_FOLDER, name), 'utf8');

    expect(built).toBe(readFileSync(join(PLUGIN_FOLDER, '../..', name), 'utf8'));
    expect(/^version: (.*)$/m.exec(built)?.[1]).toBe(VERSION);
  });

  it('holds nothing of where it was built', () => {
    const worker = readFileSync(join(PLUGIN_FOLDER, 'worker.cjs'), 'utf8');

    expect(worker).not.toContain(join(PLUGIN_FOLDER, '../..'));
    expect(worker).not.toContain('sourceMappingURL');
  });
});
