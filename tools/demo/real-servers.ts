// A dry run against servers that exist: nothing is written to either, and the data directory is thrown away.
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { readPluginLog, startPlugin } from '@stash2plex/testing/simulators';
import { PLUGIN_FOLDER } from './plugin-folder.ts';

export interface RealServers {
  readonly stash: string;
  readonly plex: string;
  readonly stashApiKey: string | undefined;
  readonly plexToken: string | undefined;
  readonly scope: string | undefined;
}

/** Prints the report; returns the exit code of the plugin. */
export async function dryRunOn(servers: RealServers): Promise<number> {
  const directory = mkdtempSync(join(tmpdir(), 'stash2plex-'));
  try {
    const plugin = startPlugin({
      folder: PLUGIN_FOLDER,
      input: inputFor(servers, directory),
      environment: environmentFor(servers, directory),
    });
    const exit = once(plugin, 'exit') as Promise<[number | null]>;
    createInterface(plugin.stderr).on('line', showWhileItRuns);
    const [stdout, [code]] = await Promise.all([text(plugin.stdout), exit]);
    if (process.stderr.isTTY) process.stderr.write('\r\u001b[K');
    process.stdout.write(code === 0 ? reportIn(directory) : `${messageIn(stdout)}\n`);
    return code ?? 1;
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

/** What was found stands in the report; here warnings, and on a terminal how far it is. */
function showWhileItRuns(line: string): void {
  const { lines, progress } = readPluginLog(line);
  for (const { level, text: told } of lines) {
    if (level === 'warning' || level === 'error') process.stderr.write(`${level}: ${told}\n`);
  }
  for (const share of progress) {
    if (process.stderr.isTTY) process.stderr.write(`\r${(100 * share).toFixed(0)} % `);
  }
}

function messageIn(stdout: string): string {
  try {
    const { error } = JSON.parse(stdout) as { error?: string };
    return error ?? stdout;
  } catch {
    return stdout;
  }
}

function inputFor({ stash, scope }: RealServers, directory: string) {
  const { protocol, hostname, port } = new URL(stash);
  const usual = protocol === 'https:' ? 443 : 80;
  return {
    server_connection: {
      Scheme: protocol.slice(0, -1),
      Host: hostname,
      Port: Number(port || usual),
      SessionCookie: null,
      Dir: directory,
      PluginDir: PLUGIN_FOLDER,
    },
    args: { mode: 'reconcile_dry_run', ...(scope && { scope }) },
  };
}

function environmentFor(servers: RealServers, directory: string) {
  return {
    STASH2PLEX_DATA_DIR: directory,
    STASH2PLEX_STASH_URL: servers.stash,
    PLEX_URL: servers.plex,
    ...(servers.stashApiKey && { STASH2PLEX_STASH_API_KEY: servers.stashApiKey }),
    ...(servers.plexToken && { PLEX_TOKEN: servers.plexToken }),
  };
}

function reportIn(directory: string): string {
  return readFileSync(join(directory, 'reports/latest.txt'), 'utf8');
}
