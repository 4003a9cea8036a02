import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { RawValues } from '../resolve/sources.ts';
import { shown } from '../shown.ts';
import { deserialize, UnusableFile } from './deserialize.ts';
import { FILE_KEYS } from './file-keys.ts';

/** What config.json holds, unchecked but for its keys, and what is wrong with the file. */
export interface ConfigFileReading {
  readonly path: string;
  readonly values: RawValues;
  readonly problems: readonly string[];
}

/** Reads `config.json` in the data directory. The file is a person's: it is never written, not even when broken. */
export async function readConfigFile(dataDirectory: string): Promise<ConfigFileReading> {
  const path = join(dataDirectory, 'config.json');
  try {
    if (!statSync(path, { throwIfNoEntry: false })) return { path, values: {}, problems: [] };
    return { path, ...known(await load(dataDirectory), path) };
  } catch (error) {
    const problem = `${path} ${whatIsWrong(error)}. Nothing in it is in force until that is corrected.`;
    return { path, values: {}, problems: [problem] };
  }
}

// conf costs 25-55 ms at start, and most people have no config.json.
async function load(cwd: string): Promise<RawValues> {
  const { default: Conf } = await import('conf');
  const options = { cwd, configName: 'config', accessPropertiesByDotNotation: false, deserialize };
  return new Conf<Record<string, unknown>>(options).store;
}

function known(store: RawValues, path: string): Pick<ConfigFileReading, 'problems' | 'values'> {
  const entries = Object.entries(store);
  const unknown = entries.filter(([key]) => !FILE_KEYS.includes(key));
  return {
    values: Object.fromEntries(entries.filter(([key]) => FILE_KEYS.includes(key))),
    problems: unknown.map(
      ([key]) =>
        `${path}: there is no setting ${shown(key)}; it is ignored. config.schema.json beside it lists the names.`,
    ),
  };
}

const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'may not be read by the user that Stash runs as: permission denied',
  EPERM: 'may not be read by the user that Stash runs as: permission denied',
  EISDIR: 'is a folder and has to be a file',
};

function whatIsWrong(error: unknown): string {
  if (error instanceof UnusableFile) return error.message;
  const { code = 'unknown error' } = error as NodeJS.ErrnoException;
  return REASONS[code] ?? `cannot be read (${code})`;
}
