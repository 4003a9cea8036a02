// Puts beside the bundles what Stash needs to run them: manifests, launchers, licences. Nothing else may be there.
import { chmodSync, copyFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { licenceNotices } from './licence-notices.ts';

// The configuration that imports this is bundled before it runs, so places are told from the folder it runs in.
const ROOT = '../..';
const METAFILE = 'metafile-cjs.json';
const MANIFESTS = ['Stash2Plex.yml', 'Stash2PlexHooks.yml'];
const LAUNCHERS = ['stash2plex', 'stash2plex.cmd'];

export async function finishPluginFolder(folder: string): Promise<void> {
  for (const name of MANIFESTS) copyFileSync(join(ROOT, name), join(folder, name));

  for (const name of LAUNCHERS) {
    const launcher = join(folder, name);
    copyFileSync(join(ROOT, 'apps/stash2plex/launcher', name), launcher);
    // Stash starts it as a program; a zip made of this folder keeps the bit.
    chmodSync(launcher, 0o755);
  }

  const metafile = join(folder, METAFILE);
  const { inputs } = JSON.parse(readFileSync(metafile, 'utf8')) as { inputs: object };
  writeFileSync(join(folder, 'LICENSES.txt'), licenceNotices(ROOT, Object.keys(inputs)));
  rmSync(metafile);
  return Promise.resolve();
}
