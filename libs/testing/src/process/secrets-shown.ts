import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PluginAnswer } from './run-plugin.ts';

/** Where the plugin has left something: what it said, and files. */
export interface SecretPlaces {
  readonly answers: readonly Pick<PluginAnswer, 'stdout' | 'stderr'>[];
  readonly directory: string;
}

/** Where one of the secrets can be read: `file: form`, without the secret. */
export function secretsShown(secrets: readonly string[], places: SecretPlaces): readonly string[] {
  const texts = [...outputs(places.answers), ...files(places.directory)];
  const forms = secrets.flatMap((secret, index) =>
    formsOf(secret).map((form, number) => ({ form, what: `secret ${index}, form ${number}` })),
  );
  return texts.flatMap(({ where, text }) =>
    forms.filter(({ form }) => text.includes(form)).map(({ what }) => `${where}: ${what}`),
  );
}

/** As it is, and as addresses and headers have it. */
function formsOf(secret: string): readonly string[] {
  const encoded = encodeURIComponent(secret);
  const asBase64 = Buffer.from(secret).toString('base64').replace(/=+$/, '');
  const twice = encodeURIComponent(encoded);
  // Mostly the same: each is looked for in every file.
  return [...new Set([secret, encoded, encoded.toLowerCase(), twice, asBase64])];
}

function outputs(answers: SecretPlaces['answers']) {
  return answers.flatMap(({ stdout, stderr }, index) => [
    { where: `stdout ${index}`, text: stdout },
    { where: `stderr ${index}`, text: stderr },
  ]);
}

/** Our own program, too large to be looked through each time. */
const BUILT = ['worker.cjs', 'LICENSES.txt'];

/** Bytes as letters, so that nothing of a database is lost. */
function files(directory: string) {
  return readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !BUILT.includes(entry.name))
    .map(({ parentPath, name }) => join(parentPath, name))
    .map((path) => ({ where: path, text: readFileSync(path, 'latin1') }));
}
