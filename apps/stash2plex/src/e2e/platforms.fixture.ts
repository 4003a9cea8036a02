// The built plugin, started by other users, in other places and with other rights than everywhere else.
import type { TaskOutput } from '@stash2plex/reporting';
import { answerOf, pluginInput } from '@stash2plex/testing';
import { spawn } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  lchownSync,
  lstatSync,
  mkdtempSync,
  readdirSync,
  rmSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll } from 'vitest';
import { expectProtocol } from './protocol.fixture.ts';
import { NOW, type Stage } from './stage.fixture.ts';

/** A user without name and home, as containers have them. */
const NOBODY = 54_321;
export const isRoot = process.getuid?.() === 0;
/** Root may write everywhere: so what rights forbid is tried as somebody else. */
export const someUser = isRoot ? { uid: NOBODY, gid: NOBODY } : {};
/** Who that is not. */
export const owner = isRoot ? { uid: 0, gid: 0 } : {};

/** A place that any user may read, for the workspace may lie where another cannot come. */
const shared = mkdtempSync(join(tmpdir(), 'stash2plex node '));
const node = join(shared, 'node');
beforeAll(() => {
  chmodSync(shared, 0o755);
  copyFileSync(process.execPath, node);
});
afterAll(() => {
  rmSync(shared, { recursive: true });
});

interface User {
  readonly uid?: number;
  readonly gid?: number;
}

interface Surroundings {
  readonly mode: string;
  /** Stash's. */
  readonly directory: string;
  readonly cwd: string;
  /** As Stash would say it: may be relative to `cwd`. */
  readonly pluginDir: string;
  readonly user: User;
  /** May be read and not be written to meanwhile. */
  readonly locked: string;
  readonly inherit: boolean;
  readonly environment: Readonly<Record<string, string>>;
}

/** One task, started as Stash would where things are as they are told here. */
export async function start(stage: Stage, around: Partial<Surroundings> = {}) {
  const { mode = 'reconcile_all', directory = stage.directory, cwd = '/', user = {} } = around;
  const { pluginDir = join(directory, 'plugins/Stash2Plex'), inherit = true, locked } = around;
  stage.stash.clock.setNow(NOW);
  chmodSync(stage.directory, 0o755);
  if (locked !== undefined) setWritable(locked, false);

  const child = spawn(join(pluginDir, 'stash2plex'), {
    cwd,
    env: {
      ...(inherit && process.env),
      STASH2PLEX_NODE: node,
      STASH2PLEX_NOW: NOW.toISOString(),
      ...around.environment,
    },
    ...user,
  });
  child.stdin.end(inputOf(stage, { directory, pluginDir, mode }));
  const answer = await answerOf(child);
  if (locked !== undefined) setWritable(locked, true);

  expectProtocol(answer);
  const said = JSON.parse(answer.stdout) as { output?: TaskOutput; error?: string };
  const log = answer.lines.map(({ level, text }) => `${level} ${text}`).join('\n');
  return { ...said, log, exitCode: answer.exitCode };
}

type Asked = Pick<Surroundings, 'directory' | 'pluginDir' | 'mode'>;

function inputOf({ stash, stashUrl }: Stage, { directory, pluginDir, mode }: Asked): string {
  const port = Number(new URL(stashUrl).port);
  const cookie = stash.sessions.issue();
  const input = pluginInput({ port, directory, cookie, args: { mode } });
  const { server_connection } = input as { server_connection: object };
  return JSON.stringify({
    ...input,
    server_connection: { ...server_connection, PluginDir: pluginDir },
  });
}

/** The path itself, and all that is in it. */
function within(path: string): readonly string[] {
  if (!lstatSync(path).isDirectory()) return [path];
  return [path, ...readdirSync(path, { recursive: true }).map((name) => join(path, String(name)))];
}

export function give(path: string, { uid, gid }: User): void {
  if (uid === undefined || gid === undefined) return;
  for (const each of within(path)) lchownSync(each, uid, gid);
}

function setWritable(path: string, isWritable: boolean): void {
  for (const each of within(path)) {
    const { mode } = lstatSync(each);
    chmodSync(each, isWritable ? mode | 0o200 : mode & 0o555);
  }
}

/** What would show that something was made, written or taken away. */
export function listed(path: string): readonly string[] {
  return within(path).map((each) => {
    const { size, mtimeMs } = lstatSync(each);
    return `${relative(path, each)} ${size} ${mtimeMs}`;
  });
}

export function journalOf({ dataDir }: Stage): unknown {
  const database = new DatabaseSync(join(dataDir, 'state.db'));
  const row = database.prepare('PRAGMA journal_mode').get();
  database.close();
  return row?.['journal_mode'];
}
