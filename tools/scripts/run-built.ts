import { spawnSync } from 'node:child_process';

/** Builds the plugin, quietly unless it fails, then runs a script on the sources with our own arguments. */
export function runBuilt(script: string): void {
  const built = spawnSync('nx', ['run', '@stash2plex/plugin:bundle', '--outputStyle=static'], {
    stdio: ['ignore', 'pipe', 'inherit'],
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  if (built.status !== 0) {
    process.stderr.write(`${built.stdout}\nThe plugin could not be built.\n`);
    process.exitCode = 1;
    return;
  }
  const args = ['--conditions=@stash2plex/source', script, ...process.argv.slice(2)];
  const { status } = spawnSync(process.execPath, args, { stdio: 'inherit' });
  process.exitCode = status ?? 1;
}
