// The whole worker in this very process, beside others of its kind; both servers on real HTTP.
import type { TaskOutput } from '@stash2plex/reporting';
import {
  plexHandlers,
  pluginInput,
  runningJob,
  secretsShown,
  serve,
  stashHandlers,
} from '@stash2plex/testing';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { answerTo } from '../answer.ts';
import type { Library } from './library.fixture.ts';

/** When the oracle looks first. */
const NOW = new Date('2026-03-02T12:00:00Z');
const HOUR_MS = 3_600_000;
const TOKEN = 'plex+token/8Wq2=zz%41';
const API_KEY = 'api.key+for/stash=77';

/** A gap as the kept report of a run has it. */
interface ToldGap {
  /** Empty for an item that no scene has. */
  readonly sceneId: string;
  readonly type: string;
  readonly path: string;
}

export interface Told {
  readonly output: TaskOutput | undefined;
  readonly error: string | undefined;
  /** Gaps of the run that was made, `type scene` or, of an item without scene, `type path`, in order. */
  readonly gaps: readonly string[];
  readonly log: string;
}

export interface Worker {
  /** One task, so many hours after the first. */
  readonly run: (mode: string, hour: number) => Promise<Told>;
  /** Ends the servers; returns where a secret can be read. */
  readonly end: () => Promise<readonly string[]>;
}

export async function aWorker({ stash, plex, settings }: Library): Promise<Worker> {
  const directory = mkdtempSync(join(tmpdir(), 'stash2plex-oracle-'));
  const [stashServer, plexServer] = await Promise.all([
    serve(stashHandlers(stash)),
    serve(plexHandlers(plex)),
  ]);
  plex.token = TOKEN;
  stash.credentials = { username: 'me', password: 'me', apiKey: API_KEY };
  const access = { plex_url: plexServer.url, plex_token: TOKEN };
  stash.configurePlugin('Stash2Plex', { ...access, ...settings });
  const texts: string[] = [];
  const secrets = new Set([TOKEN, API_KEY]);

  const run: Worker['run'] = async (mode, hour) => {
    const at = new Date(NOW.getTime() + hour * HOUR_MS);
    stash.clock.setNow(at);
    const cookie = stash.sessions.issue();
    secrets.add(cookie);
    const input = pluginInput({ port: stashServer.port, directory, cookie, args: { mode } });
    const environment = { STASH2PLEX_NOW: at.toISOString() };
    const log: string[] = [];
    const writeLog = (line: string) => log.push(line);
    const endJob = runningJob(stash.jobs, mode);
    const answer = answerTo(JSON.stringify(input), { environment, writeLog });
    const { stdout } = await answer.finally(endJob);
    texts.push(stdout, ...log);
    const { output, error } = JSON.parse(stdout) as { output?: TaskOutput; error?: string };
    return { output, error, gaps: keptGaps(directory, output?.run), log: log.join('') };
  };
  const end: Worker['end'] = async () => {
    await Promise.all([stashServer.close(), plexServer.close()]);
    const answers = texts.map((stdout) => ({ stdout, stderr: '' }));
    const shown = secretsShown([...secrets], { answers, directory });
    rmSync(directory, { recursive: true, force: true });
    return shown;
  };
  return { run, end };
}

function keptGaps(directory: string, run: TaskOutput['run'] | undefined): readonly string[] {
  const path = join(directory, 'plugin-data/Stash2Plex/reports/latest.json');
  if (!run || !existsSync(path)) return [];
  const report = JSON.parse(readFileSync(path, 'utf8')) as {
    readonly run: { readonly id: string };
    readonly gaps: readonly ToldGap[];
  };
  if (report.run.id !== run.id) return [];
  const { scenes = [], items = [] } = Object.groupBy(report.gaps, ({ sceneId }) =>
    sceneId === '' ? 'items' : 'scenes',
  );
  // A scene has one for each of its items; two items may hold one file.
  const ofScenes = new Set(scenes.map(({ type, sceneId }) => `${type} ${sceneId}`));
  const ofItems = items.map(({ type, path }) => `${type} ${path.normalize('NFC')}`);
  return [...ofScenes, ...ofItems].toSorted();
}
