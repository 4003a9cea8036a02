import { messageOf } from '@stash2plex/core';
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { configFile } from './config-file.ts';

/**
 * Writes `config.schema.json` beside config.json, for completion in editors, unless it is there already.
 * Returns why it could not: worth a debug line, for nothing depends on it.
 */
export function writeConfigSchema(dataDirectory: string): string | undefined {
  const path = join(dataDirectory, 'config.schema.json');
  try {
    const text = configSchemaText();
    if (textOf(path) === text) return undefined;
    mkdirSync(dataDirectory, { recursive: true });
    replaceFile(path, text);
    return undefined;
  } catch (error) {
    return `config.schema.json was not written: ${messageOf(error)}`;
  }
}

/** The JSON schema of config.json, in the draft that all editors know. */
export function configSchemaText(): string {
  return `${JSON.stringify(configSchema('draft-7'), undefined, 2)}\n`;
}

/** The JSON schema of config.json in a draft of the standard. */
export function configSchema(target: 'draft-7' | 'draft-2020-12'): object {
  const file = configFile().meta({ title: 'config.json of Stash2Plex' });
  return z.toJSONSchema(file, { io: 'input', target });
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
