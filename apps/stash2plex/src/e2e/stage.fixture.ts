// Both servers on real HTTP, a folder as Stash has it, and the built plugin, started as Stash starts it.
import type { TaskOutput } from '@stash2plex/reporting';
import { holdTurn, WRITE } from '@stash2plex/state';
import {
  answerOf,
  plexHandlers,
  plexWorld,
  pluginInput,
  runningJob,
  secretsShown,
  serve,
  startPlugin,
  stashHandlers,
  stashWorld,
  type PlexWorld,
  type PluginAnswer,
  type PluginProcess,
  type Served,
  type StashWorld,
} from '@stash2plex/testing';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { answerHere } from './answer-here.fixture.ts';
import { install } from './install.fixture.ts';
import { expectProtocol } from './protocol.fixture.ts';

/** With characters that are escaped in addresses. */
export const PLEX_TOKEN = 'plex+token/8Wq2=zz%41';
export const API_KEY = 'api.key+for/stash=77';

/** When every stage begins; what it holds is a month old. */
export const NOW = new Date('2026-03-02T12:00:00Z');
const HOUR_MS = 3_600_000;
export const later = (hours: number) => new Date(NOW.getTime() + hours * HOUR_MS);

export interface StageOptions {
  /** Stash's settings of the plugin, beside address and token of Plex. */
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly stash?: StashWorld;
  readonly plex?: PlexWorld;
  /** What config.json holds: text as it is, else as JSON. */
  readonly configFile?: unknown;
  /** What is queued stays queued: another process has the turn to write to Plex, all the time. */
  readonly keepsQueue?: boolean;
  /** Tasks are done by the same code in this very process, which costs a tenth. */
  readonly inProcess?: boolean;
}

export interface Start {
  readonly at?: Date;
  readonly args?: Readonly<Record<string, unknown>>;
  readonly environment?: Readonly<Record<string, string | undefined>>;
  /** Instead of the simulated Stash. */
  readonly stashPort?: number;
  /** Instead of the whole document. */
  readonly input?: string | object;
  readonly afterRestart?: boolean;
  /** As with `inProcess`, this time only: it prepares something, or looks at what is left. */
  readonly here?: boolean;
}

/** What a task answered; `output` and `error` as on stdout. */
export interface Told extends PluginAnswer {
  readonly output: TaskOutput;
  readonly error: string | undefined;
  /** Levels and texts of the log, a line each. */
  readonly log: string;
}

export interface Stage {
  readonly stash: StashWorld;
  readonly plex: PlexWorld;
  readonly stashUrl: string;
  readonly plexUrl: string;
  readonly directory: string;
  readonly dataDir: string;
  readonly configure: (settings: Readonly<Record<string, unknown>>) => void;
  readonly launch: (mode: string, start?: Start) => PluginProcess;
  /** The end of what was launched, however it comes; secrets are looked for in what it said. */
  readonly ended: (child: PluginProcess) => Promise<PluginAnswer>;
  /** One task from start to end; what every task has to keep to is checked on the way. */
  readonly run: (mode: string, start?: Start) => Promise<Told>;
  readonly stopPlex: () => Promise<void>;
  readonly startPlex: () => Promise<void>;
}

// Whole processes on a machine that may be busy; many of them only wait.
vi.setConfig({ testTimeout: 30_000, maxConcurrency: 10 });

const MAY_BE_HERE = process.env['WHOLE_PROCESSES'] === undefined;

/** `it` with stages that end with the test, their processes as well; then no secret may be found anywhere. */
export const it = stageTest({});

/** The same for what a process of its own adds nothing to; set WHOLE_PROCESSES, and each task is one all the same. */
export const itInProcess = stageTest({ inProcess: true });

function stageTest(usual: StageOptions) {
  return test.extend('aStage', ({ task }, { onCleanup }) => {
    const ends: (() => Promise<readonly string[]>)[] = [];
    onCleanup(async () => {
      for (const end of ends) expect(await end(), `secrets shown: ${task.name}`).toEqual([]);
    });
    return async (options: StageOptions = {}): Promise<Stage> => {
      const { stage, end } = await build({ ...usual, ...options });
      ends.push(end);
      return stage;
    };
  });
}

/** The file in which the plugin keeps what must survive. */
export function stateOf({ dataDir }: Pick<Stage, 'dataDir'>): string {
  return join(dataDir, 'state.db');
}

async function build(options: StageOptions) {
  const { stash = stashWorld({ now: later(-30 * 24) }), plex = plexWorld() } = options;
  const directory = mkdtempSync(join(tmpdir(), `stash2plex it's "so" 🎬 `));
  const dataDir = join(directory, 'plugin-data/Stash2Plex');
  const folder = join(directory, 'plugins/Stash2Plex');
  install(folder);
  const secrets = keepSecrets(stash, plex);
  const servedStash = await serve(stashHandlers(stash));
  let servedPlex: Served | undefined = await serve(plexHandlers(plex));
  const { url: plexUrl, port: plexPort } = servedPlex;
  const children: PluginProcess[] = [];
  const answers: PluginAnswer[] = [];

  const configure: Stage['configure'] = (settings) => {
    const access = { plex_url: plexUrl, plex_token: PLEX_TOKEN };
    stash.configurePlugin('Stash2Plex', { ...access, ...settings });
  };
  configure(options.settings ?? {});
  if (options.configFile !== undefined) writeConfigFile(dataDir, options.configFile);
  const letGo = options.keepsQueue ? holdTurn(stateOf({ dataDir }), WRITE) : undefined;

  const beginning = (mode: string, start: Start) => {
    const { at = NOW, args, environment, input, stashPort } = start;
    stash.clock.setNow(at);
    const cookie = stash.sessions.issue();
    const port = stashPort ?? servedStash.port;
    const task = {
      input: input ?? pluginInput({ port, directory, cookie, args: { mode, ...args } }),
      environment: { STASH2PLEX_NOW: at.toISOString(), ...environment },
    };
    return { task, endJob: runningJob(stash.jobs, mode) };
  };
  const launch: Stage['launch'] = (mode, start = {}) => {
    const { afterRestart = false } = start;
    const { task, endJob } = beginning(mode, start);
    const child = startPlugin({ folder, ...task, afterRestart });
    child.once('close', endJob);
    children.push(child);
    return child;
  };
  const ended: Stage['ended'] = async (child) => {
    const answer = await answerOf(child);
    answers.push(answer);
    return answer;
  };
  const stage: Stage = {
    ...{ stash, plex, stashUrl: servedStash.url, plexUrl, directory, dataDir, configure },
    ...{ launch, ended },
    run: async (mode, start = {}) => {
      const isHere = MAY_BE_HERE && (start.here ?? options.inProcess) && !start.afterRestart;
      if (!isHere) return told(await ended(launch(mode, start)));
      const { task, endJob } = beginning(mode, start);
      const answer = await answerHere(task).finally(endJob);
      answers.push(answer);
      return told(answer);
    },
    stopPlex: async () => {
      await servedPlex?.close();
      servedPlex = undefined;
    },
    startPlex: async () => {
      servedPlex ??= await serve(plexHandlers(plex), { port: plexPort });
    },
  };
  const end = async () => {
    for (const child of children) if (child.exitCode === null) child.kill('SIGKILL');
    letGo?.();
    await Promise.all([servedStash.close(), servedPlex?.close()]);
    const shown = secretsShown(secrets, { answers, directory });
    rmSync(directory, { recursive: true, force: true });
    return shown;
  };
  return { stage, end };
}

/** What nobody may ever see: token, API key, and every cookie that Stash gives out. */
function keepSecrets(stash: StashWorld, plex: PlexWorld): readonly string[] {
  const secrets = [PLEX_TOKEN, API_KEY];
  plex.token = PLEX_TOKEN;
  stash.credentials = { username: 'me', password: 'me', apiKey: API_KEY };
  const { issue } = stash.sessions;
  const noted = () => {
    const cookie = issue();
    secrets.push(cookie);
    return cookie;
  };
  Object.assign(stash.sessions, { issue: noted });
  return secrets;
}

function writeConfigFile(dataDir: string, content: unknown): void {
  mkdirSync(dataDir, { recursive: true });
  const text = typeof content === 'string' ? content : JSON.stringify(content);
  writeFileSync(join(dataDir, 'config.json'), text);
}

function told(answer: PluginAnswer): Told {
  expectProtocol(answer);
  const { output, error } = JSON.parse(answer.stdout) as { output: TaskOutput; error?: string };
  const log = answer.lines.map(({ level, text }) => `${level} ${text}`).join('\n');
  return { ...answer, output, error, log };
}
