import type { PluginAnswer } from '@stash2plex/testing/simulators';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Checks } from './checks.ts';
import type { Stage } from './stage.ts';

/** Looks for token and cookies in everything that came out of the plugin: answers, what Stash would log, and files. */
export function checkSecrets(checks: Checks, stage: Stage): void {
  const texts = [...outputs(stage.answers), ...files(stage.directory)];
  const leaks = texts.flatMap(({ where, text }) => {
    const isShown = (secret: string) => formsOf(secret).some((form) => text.includes(form));
    return stage.secrets().some(isShown) ? [where] : [];
  });
  checks.same(`token or cookies in ${texts.length} outputs and files`, leaks, []);
  checks.same('alarms of the simulated Plex', stage.library.plex.alarms.length, 0);
}

/** As it is, and as addresses and headers have it. */
function formsOf(secret: string): readonly string[] {
  const encoded = encodeURIComponent(secret);
  const asBase64 = Buffer.from(secret).toString('base64').replace(/=+$/, '');
  return [secret, encoded, encoded.toLowerCase(), encodeURIComponent(encoded), asBase64];
}

function outputs(answers: readonly PluginAnswer[]) {
  return answers.flatMap(({ stdout, stderr }, index) => [
    { where: `answer ${index}`, text: stdout },
    { where: `log ${index}`, text: stderr },
  ]);
}

/** Bytes as letters, so that nothing of a database is lost. */
function files(directory: string) {
  return readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
    .map((path) => ({ where: path, text: readFileSync(path, 'latin1') }));
}
