import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';

const LAUNCHER = join(import.meta.dirname, '../launcher/stash2plex');
/** Tells what it was started with. */
const WORKER = `const stdin = require('node:fs').readFileSync(0, 'utf8');
console.log(JSON.stringify({ ppid: process.ppid, script: process.argv[1], args: process.argv.slice(2),
  execArgv: process.execArgv, execPath: process.execPath, cwd: process.cwd(),
  home: process.env.HOME, stdin }));`;
const SHELLS = differentShells(['sh'], ['dash'], ['bash', '--posix'], ['busybox', 'sh']);
// Letters whose bytes are control marks inside dash (0x81 to 0x88), and what shells and JSON treat specially.
const ODD_NAMES = [
  'a b',
  `it's "so"`,
  String.raw`back\slash$HOME;*`,
  'Ágÿ 一 😀🙂',
  '-dash',
  'tab\there',
];

const root = mkdtempSync(join(tmpdir(), 'launcher-'));
afterAll(() => {
  rmSync(root, { recursive: true });
});

let count = 0;
let plugin = '';
beforeEach(() => {
  plugin = newPlugin('Stash2Plex');
});

describe.each(SHELLS)('the launcher in %s', (...shell) => {
  const start = (options: Partial<Start> = {}) =>
    launch({ command: [...shell, join(plugin, 'stash2plex')], ...options });

  it('becomes the worker: same parent, stdin untouched, arguments passed', () => {
    const stdin = JSON.stringify({ text: 'ä\n"x"', long: 'y'.repeat(300_000) });

    const { worker } = start({
      stdin,
      env: { STASH2PLEX_NODE: process.execPath },
      args: ['a b', ''],
    });

    expect(worker).toMatchObject({ ppid: process.pid, stdin, args: ['a b', ''] });
    expect(worker.execArgv).toContain('--max-semi-space-size=8');
  });

  it.each([
    ['/', {}],
    ['/', { HOME: '' }],
    ["/home/it's me", { HOME: "/home/it's me" }],
  ])('hands the home %s to a process with %j', (home, given) => {
    const env = { STASH2PLEX_NODE: process.execPath, ...given };

    expect(start({ env }).worker.home).toBe(home);
  });

  it.each(ODD_NAMES)('finds its own folder when that is called %s', (name) => {
    plugin = newPlugin(name);

    const { worker } = start({ env: { STASH2PLEX_NODE: process.execPath } });

    expect(worker.script).toBe(join(plugin, 'worker.cjs'));
  });

  it.each(ODD_NAMES)('fails in valid JSON when its folder is called %s', (name) => {
    plugin = newPlugin(name);

    const { status, error, stderr } = start({ env: { STASH2PLEX_NODE: join(plugin, 'none') } });

    expect(status).toBe(1);
    expect(error).toContain(join(plugin, 'node').replace('\t', ' '));
    expect(stderr).toBe('');
  });

  it.each([
    ['STASH2PLEX_NODE', { env: { STASH2PLEX_NODE: process.execPath } }],
    ['PATH', { path: dirname(process.execPath) }],
  ])('takes the node of %s', (_, options) => {
    expect(start(options).worker.execPath).toBe(process.execPath);
  });

  it.each(['.', '../../plugin-data/Stash2Plex', '../../../plugin-data/Stash2Plex'])(
    'takes the node in %s of the plugin folder',
    (folder) => {
      putNode(join(plugin, folder));

      expect(start().worker.stdin).toBe('{}');
    },
  );

  it('takes the node in the data directory that the environment names', () => {
    const data = join(root, `data ${count}`);
    putNode(data);

    expect(start({ env: { STASH2PLEX_DATA_DIR: data } }).worker.stdin).toBe('{}');
  });

  it('goes on to the next when one is too old, missing or broken', () => {
    putFake(join(plugin, 'node'), 'exit 3');
    const path = join(root, `old ${count}`);
    putFake(join(path, 'node'), 'echo v18.19.1');
    putNode(join(plugin, '../../plugin-data/Stash2Plex'));

    expect(start({ path, env: { STASH2PLEX_NODE: '/no/such/node' } }).worker.stdin).toBe('{}');
  });

  it('says what it looked for, what it found and what to do', () => {
    const path = join(root, `tools ${count}`);
    putFake(join(path, 'node'), 'cat; echo v18.19.1');
    putFake(join(plugin, 'node'), 'echo 1.4.5');

    const { error, output } = start({ path, env: { STASH2PLEX_NODE: '/no/such/node' } });

    expect(output).toBeNull();
    expect(error).toContain('needs Node.js 22.13 or newer');
    expect(error).toContain('STASH2PLEX_NODE /no/such/node is not there');
    expect(error).toContain(`${path}/node is v18.19.1, too old`);
    expect(error).toContain(`${plugin}/node is no Node.js that runs here`);
    expect(error).toContain('apk add nodejs');
    expect(error).toContain(`${join(plugin, '../../plugin-data/Stash2Plex/node')}, or set`);
  });

  it('fails at once when PATH is empty', () => {
    const { error, status } = start({ path: '', stdin: 'x'.repeat(200_000) });

    expect(status).toBe(1);
    expect(error).toContain('there is no node on PATH');
  });

  it.each(['v22.12.0', 'v22.9.9', 'v9.99.0', 'v', 'v22', 'vx.y', ''])(
    'refuses version "%s"',
    (version) => {
      putFake(join(plugin, 'node'), `echo '${version}'`);

      expect(start().status).toBe(1);
    },
  );

  it.each(['v22.13.0', 'v22.14.0-nightly', 'v23.0.0', 'v100.1.2'])(
    'accepts version %s',
    (version) => {
      putFake(
        join(plugin, 'node'),
        `[ "$1" = --version ] && echo ${version} || echo '{"script":"fake"}'`,
      );

      expect(start().worker.script).toBe('fake');
    },
  );

  it.each([
    [
      'a folder of its own',
      (link: string) => {
        symlinkSync(join(plugin, 'stash2plex'), link);
      },
    ],
    [
      'a chain of relative links',
      (link: string) => {
        symlinkSync(
          `../${basename(dirname(plugin))}/${basename(plugin)}/stash2plex`,
          join(dirname(link), 'second'),
        );
        symlinkSync('second', link);
      },
    ],
  ])('finds the worker from a link in %s', (_, makeLink) => {
    const folder = join(plugin, '../../links');
    mkdirSync(folder);
    makeLink(join(folder, 'start'));

    const { worker } = start({
      command: [...shell, join(folder, 'start')],
      env: { STASH2PLEX_NODE: process.execPath },
    });

    expect(worker.script).toBe(join(plugin, 'worker.cjs'));
  });

  it.each([
    ['plugins/Stash2Plex/stash2plex', '../..'],
    ['./stash2plex', '.'],
    ['stash2plex', '.'],
    ['../Stash2Plex/stash2plex', '.'],
  ])('can be started as %s, and stays in the folder it was started in', (command, folder) => {
    const cwd = join(plugin, folder);

    const { worker } = start({
      command: [...shell, command],
      cwd,
      env: { STASH2PLEX_NODE: process.execPath },
    });

    expect(worker).toMatchObject({ script: join(plugin, 'worker.cjs'), cwd });
  });

  it('says so when the worker is missing', () => {
    rmSync(join(plugin, 'worker.cjs'));

    expect(start().error).toContain(`worker.cjs is missing in ${plugin}`);
  });
});

describe('the launcher as Stash starts it', () => {
  it('is a program of its own', () => {
    const env = { STASH2PLEX_NODE: process.execPath };

    expect(launch({ command: [join(plugin, 'stash2plex')], env }).worker.ppid).toBe(process.pid);
  });
});

/** Those that this machine has; `sh` is mostly one of the others. */
function differentShells(...commands: readonly (readonly string[])[]): readonly string[][] {
  const shells = new Map<string, string[]>();
  for (const [name = '', ...args] of commands) {
    const program = spawnSync('/bin/sh', ['-c', `command -v ${name}`], { encoding: 'utf8' });
    if (program.status !== 0) continue;
    const path = realpathSync(program.stdout.trim());
    if (!shells.has(path)) shells.set(path, [path, ...args]);
  }
  return [...shells.values()];
}

/** A Stash folder with the plugin in it, called `name`. */
function newPlugin(name: string): string {
  count += 1;
  const folder = join(root, `${count}`, 'stash dir', 'plugins', name);
  mkdirSync(folder, { recursive: true });
  copyFileSync(LAUNCHER, join(folder, 'stash2plex'));
  chmodSync(join(folder, 'stash2plex'), 0o755);
  writeFileSync(join(folder, 'worker.cjs'), WORKER);
  return folder;
}

function putNode(folder: string): void {
  mkdirSync(folder, { recursive: true });
  rmSync(join(folder, 'node'), { force: true });
  symlinkSync(process.execPath, join(folder, 'node'));
}

function putFake(path: string, script: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `#!/bin/sh\nPATH=/usr/bin:/bin\n${script}\n`);
  chmodSync(path, 0o755);
}

interface Start {
  readonly command: readonly string[];
  readonly args: readonly string[];
  readonly path: string;
  readonly env: Readonly<Record<string, string>>;
  readonly cwd: string;
  readonly stdin: string;
}

interface Told {
  readonly ppid: number;
  readonly script: string;
  readonly args: readonly string[];
  readonly execArgv: readonly string[];
  readonly execPath: string;
  readonly cwd: string;
  readonly home: string;
  readonly stdin: string;
}

/** Starts it with an environment of its own, so that no Node of this machine is found by accident. */
function launch(start: Partial<Start>) {
  const { command = [], args = [], path = '/no/such/folder', env = {}, cwd = root } = start;
  const [program = '', ...words] = command;
  const result = spawnSync(program, [...words, ...args], {
    cwd,
    env: { PATH: path, ...env },
    input: start.stdin ?? '{}',
    encoding: 'utf8',
  });
  const said = JSON.parse(result.stdout) as Told & { error: string; output: unknown };
  return {
    status: result.status,
    stderr: result.stderr,
    worker: said as Told,
    error: said.error,
    output: said.output,
  };
}
