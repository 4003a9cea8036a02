import { chmodSync, copyFileSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test, vi } from 'vitest';
import { stashWorld, type StashWorld, type StashWorldOptions } from '../stash/index.ts';
import { stashHost, type StashHost, type StashHostOptions } from './stash-host.ts';

const ROOT = join(import.meta.dirname, '../../../..');
const BUILT_SCRIPT = join(ROOT, 'dist/Stash2Plex/stash2plex-hooks.js');

/** Tells what it was given and what Stash answers to its cookies; holds on while there is a file `hold`. */
const PROGRAM = `#!${process.execPath}
const { existsSync, readFileSync, writeFileSync } = require('node:fs');
const { server_connection: stash, args } = JSON.parse(readFileSync(0, 'utf8'));
const ask = async (query, cookie) => {
  const headers = { Cookie: 'session=' + cookie };
  const body = JSON.stringify({ query });
  const url = 'http://127.0.0.1:' + stash.Port + '/graphql';
  return fetch(url, { method: 'POST', headers, body }).catch(() => ({ status: 0 }));
};
const held = async () => {
  writeFileSync(stash.Dir + '/held-' + args.mode, String(process.pid));
  while (existsSync(stash.Dir + '/hold')) await new Promise((done) => setTimeout(done, 5));
};
process.stdout.on('error', () => writeFileSync(stash.Dir + '/unheard', ''));
(async () => {
  const own = await ask('{ jobQueue { id status } }', stash.SessionCookie.Value);
  const jobs = own.status === 200 ? (await own.json()).data.jobQueue : undefined;
  const handedOn = args.cookie && (await ask('{ version { hash } }', args.cookie)).status;
  if (args.mode.startsWith('held')) await held();
  if (args.mode === 'no json') return console.log(args.mode);
  const parent = process.ppid;
  console.log(JSON.stringify({ output: { jobs, status: own.status, handedOn, parent } }));
})();
`;

interface StubOptions extends StashWorldOptions {
  readonly host?: Partial<StashHostOptions>;
  /** Instead of the built hook script. */
  readonly hookScript?: string | undefined;
  /** The folder holds no program. */
  readonly isIncomplete?: boolean | undefined;
}

export interface StubStage {
  readonly world: StashWorld;
  readonly host: StashHost;
  /** Where the stub leaves its marks. */
  readonly has: (mark: string) => boolean;
  readonly path: (mark: string) => string;
  /** From here on workers whose mode begins with `held` do not end. */
  readonly hold: () => void;
  readonly release: () => void;
  readonly seen: (mark: string) => Promise<void>;
}

/** `it` with hosts of a stub in the plugin's place, behind the real manifests and the built hook script. */
export const it = test.extend('aHost', ({ onTestFinished }) => {
  return async (options: StubOptions = {}): Promise<StubStage> => {
    const { host: hostOptions, hookScript, isIncomplete, ...worldOptions } = options;
    const world = stashWorld(worldOptions);
    for (let count = 1; count <= 3; count += 1) world.addScene({ title: `Scene ${count}` });
    const directory = mkdtempSync(join(tmpdir(), 'stash-host-'));
    const folder = writePlugin(directory, { hookScript, isIncomplete });
    const host = await stashHost({ world, folder, directory, ...hostOptions });
    onTestFinished(async () => {
      await host.close();
      rmSync(directory, { recursive: true });
    });

    const path = (mark: string) => join(directory, mark);
    const has = (mark: string) => existsSync(path(mark));
    return {
      ...{ world, host, has, path },
      hold: () => {
        writeFileSync(path('hold'), '');
      },
      release: () => {
        rmSync(path('hold'));
      },
      seen: (mark) => vi.waitUntil(() => has(mark), { timeout: 20_000 }).then(() => undefined),
    };
  };
});

function writePlugin(
  folder: string,
  { hookScript, isIncomplete }: Pick<StubOptions, 'hookScript' | 'isIncomplete'>,
): string {
  const program = join(folder, 'stash2plex');
  const script = join(folder, 'stash2plex-hooks.js');
  for (const name of ['Stash2Plex.yml', 'Stash2PlexHooks.yml']) {
    copyFileSync(join(ROOT, name), join(folder, name));
  }
  if (hookScript === undefined) copyFileSync(BUILT_SCRIPT, script);
  else writeFileSync(script, hookScript);
  if (isIncomplete) return folder;
  writeFileSync(program, PROGRAM);
  chmodSync(program, 0o755);
  return folder;
}
