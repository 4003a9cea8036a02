import { secretsShown } from '@stash2plex/testing/simulators';
import type { Checks } from './checks.ts';
import type { Stage } from './stage.ts';

/** Looks for token and cookies in everything that came out of the plugin: answers, what Stash would log, and files. */
export function checkSecrets(checks: Checks, stage: Stage): void {
  const { answers, directory } = stage;
  const leaks = secretsShown(stage.secrets(), { answers, directory });
  checks.same('token or cookies in outputs, logs and files', leaks, []);
  checks.same('alarms of the simulated Plex', stage.library.plex.alarms.length, 0);
}
