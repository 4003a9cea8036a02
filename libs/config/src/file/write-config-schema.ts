import { messageOf } from '@stash2plex/core';
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CONFIG_SCHEMA } from './config-schema.generated.ts';

/**
 * Writes `config.schema.json` beside config.json, for completion in editors, unless it is there already.
 * Returns why it could not: worth a debug line, for nothing depends on it.
 */
export function writeConfigSchema(dataDirectory: string): string | undefined {
  const path = join(dataDirectory, 'config.schema.json');
  try {
    if (textOf(path) === CONFIG_SCHEMA) return undefined;
    mkdirSync(dataDirectory, { recursive: true });
    replaceFile(path, CONFIG_SCHEMA);
    return undefined;
  } catch (error) {
    return `config.schema.json was not written: ${messageOf(error)}`;
  }
}

function textOf(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

function replaceFile(path: string, text: string): void {
  const temporary = `${path}.${process.pid}.tmp`;
  try {
    writeFileSync(temporary, text);
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}
