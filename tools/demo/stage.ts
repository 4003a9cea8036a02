// Both simulated servers on real HTTP, a directory as Stash would have it, and the built plugin started as Stash does.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  madeUpLibrary,
  plexHandlers,
  pluginInput,
  runPlugin,
  serve,
  stashHandlers,
  type MadeUpLibrary,
  type PluginAnswer,
  type Served,
} from '@stash2plex/testing/simulators';
import { giveCovers } from './covers.ts';
import { PLUGIN_FOLDER } from './plugin-folder.ts';

/** With characters that are escaped in addresses. */
const PLEX_TOKEN = 'demo+plex/token=8Wq2';
const REPORTS = 'plugin-data/Stash2Plex/reports';
const SETTINGS = {
  ...{ reconcile_interval: 'weekly', reconcile_scope: '24h', plex_rate: 50 },
  // The story is longer than a week.
  not_found_days: 30,
};
const PASSWORD = { username: 'demo', password: 'demo', apiKey: '' };

/** What a task is started with beside its mode. */
export type TaskArgs = Readonly<Record<string, unknown>>;

export interface Stage {
  readonly library: MadeUpLibrary;
  readonly directory: string;
  /** One task, at that instant of the story. Its cookie is fresh, as Stash makes one for each task. */
  readonly start: (mode: string, at: Date, args?: TaskArgs) => Promise<PluginAnswer>;
  /** What all tasks said so far. */
  readonly answers: readonly PluginAnswer[];
  readonly report: () => Report;
  readonly configure: (settings: Readonly<Record<string, unknown>>) => void;
  /** Path of the newest report as a page. */
  readonly page: string;
  readonly stopPlex: () => Promise<void>;
  readonly startPlex: () => Promise<void>;
  /** Token and every cookie that was given out. */
  readonly secrets: () => readonly string[];
  readonly close: () => Promise<void>;
}

export interface Report {
  readonly gaps: readonly {
    readonly type: string;
    readonly sceneId: string;
    readonly path: string;
  }[];
}

export async function setStage(scenes: number, now: Date): Promise<Stage> {
  const library = madeUpLibrary({ scenes, now });
  giveCovers(library, now);
  library.stash.credentials = PASSWORD;
  library.plex.token = PLEX_TOKEN;
  const directory = mkdtempSync(join(tmpdir(), 'stash2plex demo '));
  const stash = await serve(stashHandlers(library.stash));
  let plex: Served | undefined = await serve(plexHandlers(library.plex));
  const { port } = plex;
  const cookies: string[] = [];
  const answers: PluginAnswer[] = [];

  const access = { plex_url: plex.url, plex_token: PLEX_TOKEN, path_map: library.pathMap };
  const configure: Stage['configure'] = (more) => {
    library.stash.configurePlugin('Stash2Plex', { ...access, ...SETTINGS, ...more });
  };
  configure({});
  return {
    ...{ library, configure },
    directory,
    answers,
    start: async (mode, at, more) => {
      library.stash.clock.setNow(at);
      const cookie = library.stash.sessions.issue();
      cookies.push(cookie);
      const args = { ...more, mode };
      const input = pluginInput({ port: stash.port, directory, cookie, args });
      const environment = { STASH2PLEX_NOW: at.toISOString() };
      const answer = await runPlugin({ folder: PLUGIN_FOLDER, input, environment });
      answers.push(answer);
      return answer;
    },
    report: () => readReport(directory),
    page: join(directory, REPORTS, 'latest.html'),
    stopPlex: async () => {
      await plex?.close();
      plex = undefined;
    },
    startPlex: async () => {
      plex ??= await serve(plexHandlers(library.plex), { port });
    },
    secrets: () => [PLEX_TOKEN, ...cookies],
    close: async () => {
      await Promise.all([stash.close(), plex?.close()]);
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

function readReport(directory: string): Report {
  const path = join(directory, REPORTS, 'latest.json');
  return JSON.parse(readFileSync(path, 'utf8')) as Report;
}
