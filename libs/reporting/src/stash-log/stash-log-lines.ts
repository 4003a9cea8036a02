import type { LogFields, LogLevel } from '@stash2plex/core';
import { cleanLines } from './clean-lines.ts';
import { logFields } from './log-fields.ts';

/** Stash ends a plugin's logging at a line of 64 KiB, by another reading it cuts there: stay far below. */
const LINE_BYTES = 8 * 1024;
const ELLIPSIS = '…';
const LETTERS: Readonly<Record<LogLevel, string>> = {
  trace: 't',
  debug: 'd',
  info: 'i',
  warning: 'w',
  error: 'e',
};

/**
 * A message for Stash's log, as lines to be written to stderr: each with its level before and a newline after it,
 * at most 8 KiB of UTF-8. Empty when there is nothing to say.
 */
export function stashLogLines(
  level: LogLevel,
  message: string,
  fields: LogFields = {},
): readonly string[] {
  const text = [message.trimEnd(), logFields(fields)].filter((part) => part !== '').join(' ');
  const prefix = `\x01${LETTERS[level]}\x02`;
  const room = LINE_BYTES - utf8Length(`${prefix}\n`);
  return cleanLines(text).map((line) => `${prefix}${cut(line, room)}\n`);
}

/** Share of the work that is done, for Stash's job list; `''` for what is no number, for NaN breaks that list. */
export function stashProgress(share: number): string {
  if (!Number.isFinite(share)) return '';
  const clamped = Math.min(1, Math.max(0, share));
  return `\x01p\x02${clamped.toFixed(4)}\n`;
}

function cut(line: string, bytes: number): string {
  if (utf8Length(line) <= bytes) return line;
  // encodeInto stops before a character that does not fit.
  const room = new Uint8Array(bytes - utf8Length(ELLIPSIS));
  return line.slice(0, new TextEncoder().encodeInto(line, room).read) + ELLIPSIS;
}

function utf8Length(text: string): number {
  return new TextEncoder().encode(text).length;
}
