import { chmodSync, copyFileSync, cpSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';

export const PLUGIN_FOLDER = join(import.meta.dirname, '../../../../dist/Stash2Plex');
const WORKER = 'worker.cjs';

let shared: string | undefined;

/** Puts the built plugin into a folder. Its program is the same file everywhere: what Node has compiled of it, it finds again. */
export function install(folder: string): void {
  cpSync(PLUGIN_FOLDER, folder, { recursive: true, filter: (path) => basename(path) !== WORKER });
  shared ??= copyOfWorker();
  symlinkSync(shared, join(folder, WORKER));
}

/** Where Stash has it: far from the workspace and its packages. */
function copyOfWorker(): string {
  const directory = mkdtempSync(join(tmpdir(), 'stash2plex-program-'));
  process.once('exit', () => {
    rmSync(directory, { recursive: true, force: true });
  });
  // For the other users that some specs start it as.
  chmodSync(directory, 0o755);
  const worker = join(directory, WORKER);
  copyFileSync(join(PLUGIN_FOLDER, WORKER), worker);
  return worker;
}
