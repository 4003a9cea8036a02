// A dry run against servers that exist: nothing is written to either, and the data directory is thrown away.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runPlugin } from '@stash2plex/testing/simulators';
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
    const answer = await runPlugin({
      folder: PLUGIN_FOLDER,
      input: inputFor(servers, directory),
      environment: environmentFor(servers, directory),
    });
    for (const { level, text } of answer.lines) {
      process.stderr.write(`${level === 'info' ? '' : `${level}: `}${text}\n`);
    }
    process.stdout.write(answer.exitCode === 0 ? reportIn(directory) : `${answer.stdout}\n`);
    return answer.exitCode ?? 1;
  } finally {
    rmSync(directory, { recursive: true, force: true });
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
