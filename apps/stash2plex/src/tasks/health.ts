import { checkHealth, couldNotTest, type HealthParts, type PlexSide } from '@stash2plex/health';
import { plexSource } from '@stash2plex/plex';
import { healthFiles, healthOutput, healthSummary } from '@stash2plex/reporting';
import { sceneSource, serverInfo } from '@stash2plex/stash';
import { statfsSync } from 'node:fs';
import { pathHiderOf } from '../reconcile.ts';
import { keepReport } from '../report-folder.ts';
import { askRules, outputOf, type Task, type TaskAnswer } from './task.ts';

/** Health Check: looks at everything that this plugin depends on. Neither server is written to. */
export async function healthCheck(task: Task): Promise<TaskAnswer> {
  const { config, log, dataDir, secrets } = task.invocation;
  const { decision } = await askRules(task, 'task');
  const report = await checkHealth(config, partsOf(task));
  log.info(healthSummary(report));
  keepReport(healthFiles(report), { dataDir, clean: secrets.clean, log });
  const output = { ...(await outputOf(task, decision)), health: healthOutput(report) };
  return couldNotTest(report)
    ? { output, error: 'Neither Stash nor Plex could be tested: see the findings for the reasons.' }
    : { output };
}

function partsOf({ invocation, plex }: Task): HealthParts {
  const { clock, config, stash, store, dataDir } = invocation;
  return {
    clock,
    stash: { info: () => serverInfo(stash), scenes: sceneSource(stash) },
    plex: config.plex ? plexSide(plex.api()) : config.plexProblem,
    store: () => ({ ...store.facts(), freeBytes: freeBytesOf(dataDir) }),
    status: () => store.status(clock.now()),
    obfuscate: pathHiderOf(invocation),
    requests: () => ({ stash: stash.requests(), plex: plex.requests() }),
  };
}

/** Against the real clock: STASH2PLEX_NOW moves ours and that of a simulated Stash, no Plex. */
function plexSide(api: ReturnType<Task['plex']['api']>): PlexSide {
  return {
    items: plexSource(api),
    aheadMs: () => {
      const toldAt = api.toldAt();
      return toldAt && toldAt.getTime() - Date.now();
    },
  };
}

/** undefined where the system does not tell. */
function freeBytesOf(folder: string): number | undefined {
  try {
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize;
  } catch {
    return undefined;
  }
}
