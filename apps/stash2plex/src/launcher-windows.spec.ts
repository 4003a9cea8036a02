import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { runBatch, type Program } from './batch.fixture.ts';

const TEXT = readFileSync(join(import.meta.dirname, '../launcher/stash2plex.cmd'), 'latin1');
const PLUGIN = String.raw`C:\Users\me\.stash\plugins\Stash2Plex`;
const PLACES = {
  STASH2PLEX_NODE: String.raw`D:\my node\node.exe`,
  PATH: String.raw`C:\Program Files\nodejs\node.exe`,
  'the plugin folder': String.raw`${PLUGIN}\node.exe`,
  'the data directory': String.raw`C:\Users\me\.stash\plugin-data\Stash2Plex\node.exe`,
  'the data directory, for a plugin in a folder of its source': String.raw`C:\Users\me\plugin-data\Stash2Plex\node.exe`,
};

describe('the launcher for Windows, read line by line,', () => {
  it.each(Object.entries(PLACES))('takes the Node of %s', (_, program) => {
    const { started } = launch({ nodes: { [program]: '22.13.0' } });

    expect(started?.program).toBe(program);
  });

  it('takes the first that is good enough', () => {
    const [chosen, path, beside, data, above] = Object.values(PLACES) as [
      string,
      string,
      string,
      string,
      string,
    ];
    const nodes = { [chosen]: '18.19.1', [path]: '22.12.0', [data]: '24.1.0', [above]: '24.2.0' };

    expect(launch({ nodes, files: { [beside]: () => 1 } }).started?.program).toBe(data);
  });

  it('takes the node in the data directory that the environment names, and looks in no other', () => {
    const environment = { STASH2PLEX_DATA_DIR: String.raw`"E:\my data"` };
    const nodes = { [String.raw`E:\my data\node.exe`]: '24.0.0' };

    expect(launch({ environment, nodes }).started?.program).toBe(String.raw`E:\my data\node.exe`);
    for (const place of [
      'the data directory',
      'the data directory, for a plugin in a folder of its source',
    ] as const)
      expect(launch({ environment, nodes: { [PLACES[place]]: '24.0.0' } }).started).toBeUndefined();
  });

  it('becomes the worker: its flags, its arguments, its exit code, and nothing of its own on stdout', () => {
    const { started, exitCode, stdout } = launch({
      nodes: { [PLACES.PATH]: '24.0.0' },
      args: ['a', 'b'],
      exitCode: 7,
    });

    expect(started?.args.slice(-3)).toEqual([String.raw`${PLUGIN}\worker.cjs`, 'a', 'b']);
    expect(started?.args[0]).toBe('--max-semi-space-size=8');
    expect({ exitCode, stdout }).toEqual({ exitCode: 7, stdout: '' });
  });

  it.each(['22.12.0', '22.9.9', '9.99.0', '0.10.48', '21.999.0', '', 'x.y'])(
    'refuses version "%s"',
    (version) => {
      expect(launch({ nodes: { [PLACES.PATH]: version } }).exitCode).toBe(1);
    },
  );

  it.each(['22.13.0', '22.14.0-nightly', '22.999.1', '23.0.0', '100.1.2'])(
    'accepts version %s',
    (version) => {
      expect(launch({ nodes: { [PLACES.PATH]: version } }).started).toBeDefined();
    },
  );

  it.each([0, 1, 22_013, 7_022_012, 8_000_000, -1_073_741_819])(
    'refuses a program that ends with %i',
    (code) => {
      expect(launch({ files: { [PLACES.PATH]: () => code } }).exitCode).toBe(1);
    },
  );

  it('says what it looked for, what it found and what to do', () => {
    const { error, output, hasReadStdin } = launch({
      environment: { STASH2PLEX_NODE: String.raw`D:\shims\node.cmd` },
      nodes: { [PLACES.PATH]: '18.19.1' },
      files: { [String.raw`D:\shims\node.cmd`]: () => 0, [PLACES['the plugin folder']]: () => 216 },
    });

    expect(output).toBeNull();
    expect(error).toContain('needs Node.js 22.13 or newer');
    expect(error).toContain(
      String.raw`STASH2PLEX_NODE D:\shims\node.cmd is no Node.js that runs here`,
    );
    expect(error).toContain(`; ${PLACES.PATH} is v18.19, too old`);
    expect(error).toContain(`${PLACES['the plugin folder']} is no Node.js that runs here`);
    expect(error).toContain(`${PLACES['the data directory']} is not there`);
    expect(error).toContain(`at ${PLACES['the data directory']}, or set`);
    expect(hasReadStdin).toBe(true);
  });

  it('says so when the worker is missing', () => {
    expect(launch({ isComplete: false }).error).toContain(`worker.cjs is missing in ${PLUGIN}\\`);
  });

  it.each([
    'Tom & Jerry',
    'Program Files (x86)',
    '100% %PATH% %',
    'wow! !x!',
    'car^et^^',
    "it's; a, b=c",
    'Ärger 日本語 🎬',
    '[x]~{y}+@#$`',
  ])('knows its own folder, and fails in valid JSON, where a folder is called %s', (name) => {
    const plugin = `\\\\nas\\${name}\\plugins\\Stash2Plex`;
    const node = `${plugin}\\node.exe`;

    expect(launch({ plugin, nodes: { [node]: '24.0.0' } }).started?.args).toContain(
      `${plugin}\\worker.cjs`,
    );
    expect(launch({ plugin, environment: { STASH2PLEX_NODE: node } }).error).toContain(
      `STASH2PLEX_NODE ${node} is not there`,
    );
  });

  it('takes quotes out of STASH2PLEX_NODE, and is not led astray where nothing is left', () => {
    const errorWith = (value: string) => launch({ environment: { STASH2PLEX_NODE: value } }).error;

    expect(errorWith(String.raw`"C:\no\node.exe"`)).toContain(
      String.raw`none; STASH2PLEX_NODE C:\no\node.exe is not there;`,
    );
    expect(errorWith('"')).toContain('none; there is no node on PATH;');
  });
});

interface Launch {
  readonly plugin: string;
  readonly isComplete: boolean;
  readonly environment: Readonly<Record<string, string>>;
  /** Programs that are Node, with their version. */
  readonly nodes: Readonly<Record<string, string>>;
  readonly files: Readonly<Record<string, Program>>;
  readonly args: readonly string[];
  /** Of the worker. */
  readonly exitCode: number;
}

interface Seen {
  started?: { readonly program: string; readonly args: readonly string[] };
  hasReadStdin: boolean;
}

const ENVIRONMENT = {
  PATH: String.raw`C:\Windows;C:\Program Files\nodejs`,
  SystemRoot: String.raw`C:\Windows`,
  STASH2PLEX_NODE: PLACES.STASH2PLEX_NODE,
};

function launch(options: Partial<Launch> = {}) {
  const { plugin = PLUGIN, isComplete = true, environment, nodes = {}, args = [] } = options;
  const seen: Seen = { hasReadStdin: false };
  const programs = Object.entries(nodes).map(([program, version]) => [
    program,
    aNode(version, (given) => {
      seen.started = { program, args: given };
      return options.exitCode ?? 0;
    }),
  ]);
  const readStdin = () => Number((seen.hasReadStdin = true));

  const { stdout, exitCode } = runBatch(TEXT, {
    self: `${plugin}\\stash2plex`,
    args,
    environment: { ...ENVIRONMENT, ...environment },
    files: {
      ...(isComplete && { [`${plugin}\\worker.cjs`]: undefined }),
      [String.raw`C:\Windows\System32\findstr.exe`]: readStdin,
      ...(Object.fromEntries(programs) as Record<string, Program>),
      ...options.files,
    },
  });

  const said = stdout === '' ? {} : (JSON.parse(stdout) as { error?: string; output?: unknown });
  return { stdout, exitCode, ...seen, ...said };
}

/** Asked for its version it ends with what the launcher's own JavaScript makes of it; else it works. */
function aNode(version: string, work: Program): Program {
  return (args) => {
    if (args[0] !== '-e') return work(args);
    let code = 0;
    const exit = (given: number) => (code = given);
    runInNewContext(args[1] ?? '', { process: { versions: { node: version }, exit } });
    return Number.isInteger(code) ? code : 1;
  };
}
