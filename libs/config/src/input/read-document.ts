import { ConfigError } from '@stash2plex/core';
import { parseJson } from '../json/parse-json.ts';
import { stdinDocument, type StdinDocument } from './server-connection.ts';

/** Text of stdin → the document that Stash writes, or a ConfigError that quotes none of its values. */
export function readDocument(text: string): StdinDocument {
  return checked(parsed(text));
}

const REMEDY =
  'Stash2Plex is started by Stash (Settings > Tasks), which writes a JSON document to its standard input.';

function parsed(text: string): unknown {
  if (text.trim() === '') throw new ConfigError(`Nothing arrived on standard input. ${REMEDY}`);
  const json = parseJson(text);
  if (json.ok) return json.value;
  throw new ConfigError(`The input from Stash ${whatIsWrong(json.at, text)}. ${REMEDY}`);
}

function whatIsWrong(at: number, text: string): string {
  const { length } = text.replace(/^\uFEFF/, '');
  if (at >= length) return `ends too early (after ${length} characters)`;
  return `is not JSON (character ${at + 1} of ${length})`;
}

function checked(value: unknown): StdinDocument {
  const result = stdinDocument.safeParse(value);
  if (result.success) return result.data;
  const faults = result.error.issues.map(({ path, message }) =>
    path.length > 0 ? `${path.join('.')} ${message}` : `it ${message}`,
  );
  throw new ConfigError(`The input from Stash cannot be used: ${faults.join('; ')}. ${REMEDY}`);
}
