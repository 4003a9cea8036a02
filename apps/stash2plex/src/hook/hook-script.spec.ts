import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { build, type Options } from 'tsup';
import { beforeAll, describe, expect, it } from 'vitest';

// The script as it is shipped, on every hook input that a running Stash sent.

const RECORDED = new URL('../../../../libs/testing/src/recorded/stash/', import.meta.url);
const CONFIG = new URL('../../tsup.config.ts', import.meta.url).href;
const NAME = 'stash2plex-hooks';
const MINUTE = 60_000;
const WAITING = {
  status: 'READY',
  description: 'Running plugin task: Stash2Plex: look for changes',
  addTime: new Date(Date.now() - MINUTE).toISOString().replace('Z', '329284Z'),
};
/** What can never reach Plex, or is in no scene yet. */
const SILENT =
  /^(?:bulkPerformerUpdate|bulkTagUpdate|group|performerCreate|studioCreate|tagCreate|sceneMarker)/;

let script = '';
beforeAll(async () => {
  script = await bundle();
});

describe.each(['v0.27.2', 'v0.30.1'])('in Stash %s', (version) => {
  const inputs = recordedHooks(version);

  it('is asked about each recorded hook', () => {
    expect(inputs).toHaveLength(45);
  });

  it.each(inputs)('judges $name', ({ name, json }) => {
    const { tasks, warnings } = runHook(json);

    expect(warnings).toEqual([]);
    expect(tasks).toEqual(SILENT.test(name) ? [] : [aTask({ mode: 'catch_up' })]);
  });

  it.each(inputs)('adds none to a waiting task for $name', ({ json }) => {
    expect(runHook(json, { jobQueue: [{ status: 'RUNNING' }, WAITING] }).tasks).toEqual([]);
  });
});

describe('the hook script', () => {
  const edit = readFileSync(new URL('v0.30.1/stdin-hook-credentials.json', RECORDED), 'utf8');

  it.each<[string, object]>([
    ['runs and may have read already', { status: 'RUNNING' }],
    ['waits for long, so that its cookie may have expired', { addTime: ago(20 * MINUTE) }],
    ['is another one', { description: 'Running plugin task: Stash2Plex: look for changes!' }],
    ['is a scan', { description: 'Scanning...' }],
    ['was stopped', { status: 'STOPPING' }],
  ])('asks for a task when the one in the queue %s', (_, difference) => {
    expect(runHook(edit, { jobQueue: [{ ...WAITING, ...difference }] }).tasks).toHaveLength(1);
  });

  it('takes a waiting task whose time it cannot read for young', () => {
    expect(runHook(edit, { jobQueue: [{ ...WAITING, addTime: 'noon' }] }).tasks).toEqual([]);
  });

  it('looks at the settings only if nothing waits', () => {
    expect(runHook(edit, { jobQueue: [WAITING] }).asked).toHaveLength(1);
    expect(runHook(edit).asked).toHaveLength(3);
    expect(runHook(recorded('stdin-bulkTagUpdate.1.json')).asked).toEqual([]);
  });

  it('hands the cookie on only where Stash asks for a password', () => {
    expect(runHook(edit, { username: 'me' }).tasks).toEqual([
      aTask({ mode: 'catch_up', cookie: 'REDACTED' }),
    ]);
    expect(runHook(edit, { username: '' }).tasks).toEqual([aTask({ mode: 'catch_up' })]);
    const withoutCookie = edit.replace(/"SessionCookie":\{.*?\}/, '"SessionCookie":null');
    expect(runHook(withoutCookie, { username: 'me' }).tasks).toEqual([aTask({ mode: 'catch_up' })]);
  });

  it.each([false, 'false', ' False', 'off', 'no', '0', 0])(
    'asks for nothing while `enabled` is %j',
    (enabled) => {
      expect(runHook(edit, { plugins: { Stash2Plex: { enabled } } }).tasks).toEqual([]);
    },
  );

  it.each([true, 'true', '', null, 1])('asks for a task while `enabled` is %j', (enabled) => {
    expect(runHook(edit, { plugins: { Stash2Plex: { enabled } } }).tasks).toHaveLength(1);
  });

  it.each([null, undefined, {}, { Stash2Plex: null }, { Stash2Plex: {} }])(
    'asks for a task while the settings are %j',
    (plugins) => {
      expect(runHook(edit, { plugins }).tasks).toHaveLength(1);
    },
  );

  it.each(['jobQueue', 'configuration', 'runPluginTask'])(
    'warns once, without the text of the error, when %s fails',
    (failing) => {
      const { warnings } = runHook(edit, { username: 'me', failing });

      expect(warnings).toHaveLength(1);
      expect(warnings.join()).toMatch(/could not be woken/);
      expect(warnings.join()).not.toMatch(/REDACTED|jobQueue|configuration|runPluginTask/);
    },
  );

  it('warns, and does not throw, when the input is none it knows', () => {
    expect(runHook('{"Args":{}}').warnings).toHaveLength(1);
  });

  it('is small, one script, and in a language that the engine knows', () => {
    expect(script.length).toBeLessThan(4_000);
    expect(script).not.toMatch(
      /\?\?=|\|\|=|&&=|\b\d+n\b|\bimport\b|\brequire\b|\bexport\b|setTimeout/,
    );
  });
});

async function bundle(): Promise<string> {
  const { default: configs } = (await import(/* @vite-ignore */ CONFIG)) as {
    default: readonly Options[];
  };
  const options = configs.find(({ entry }) => typeof entry === 'object' && NAME in entry);
  const entry = { [NAME]: join(import.meta.dirname, 'main.ts') };
  const outDir = mkdtempSync(join(tmpdir(), 'hook-'));
  try {
    await build({ ...options, entry, outDir, config: false });
    return readFileSync(join(outDir, `${NAME}.js`), 'utf8');
  } finally {
    rmSync(outDir, { recursive: true });
  }
}

function recorded(file: string, version = 'v0.30.1'): string {
  return readFileSync(new URL(`${version}/${file}`, RECORDED), 'utf8');
}

function recordedHooks(version: string): readonly { name: string; json: string }[] {
  return readdirSync(new URL(version, RECORDED))
    .filter((file) => file.startsWith('stdin-'))
    .map((file) => ({
      name: file.slice('stdin-'.length, -'.json'.length),
      json: recorded(file, version),
    }))
    .filter(({ json }) => json.includes('"hookContext"'));
}

interface Server {
  readonly jobQueue?: readonly object[] | null;
  readonly username?: string;
  readonly plugins?: object | null | undefined;
  /** A word of the request that the server refuses. */
  readonly failing?: string;
}

/** Runs the script as Stash does: nothing in reach but input, gql and log. */
function runHook(stdin: string, server: Server = {}) {
  const { server_connection: ServerConnection, args: Args } = JSON.parse(stdin) as Stdin;
  const asked: string[] = [];
  const tasks: unknown[] = [];
  const warnings: string[] = [];
  const Do = (document: string, variables: object) => {
    asked.push(document);
    if (server.failing !== undefined && document.includes(server.failing)) {
      throw new Error(`${document} ${JSON.stringify(variables)}`);
    }
    if (document.includes('runPluginTask')) tasks.push(plain(variables));
    return answer(server);
  };
  const log = { Warn: (message: string) => warnings.push(message) };

  runInNewContext(script, { input: { ServerConnection, Args }, gql: { Do }, log });
  return { asked, tasks, warnings };
}

interface Stdin {
  readonly server_connection: unknown;
  readonly args: unknown;
}

function answer({ jobQueue = null, username = '', plugins = {} }: Server): object {
  return { jobQueue, configuration: { general: { username }, plugins }, runPluginTask: '7' };
}

/** Objects of another context compare equal only after a copy in this one. */
function plain(value: object): unknown {
  return JSON.parse(JSON.stringify(value));
}

function aTask(args: object) {
  return { p: 'Stash2Plex', t: 'Catch Up', d: 'Stash2Plex: look for changes', a: args };
}

function ago(ms: number): string {
  return new Date(Date.now() - ms).toISOString();
}
