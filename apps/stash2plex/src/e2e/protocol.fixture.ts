import type { PluginAnswer } from '@stash2plex/testing';
import { expect } from 'vitest';

const STACK = /\n\s+at |\bat (?:async )?[\w.<>]+ \(|worker\.cjs/;

/** What Stash relies on, whatever was asked and whatever went wrong. */
export function expectProtocol({ stdout, stderr, exitCode, lines, progress }: PluginAnswer): void {
  // Exactly one document: a second one, or a stray line, would not parse.
  const { error } = JSON.parse(stdout) as { error?: unknown };
  expect(exitCode).toBe(error === undefined ? 0 : 1);
  if (error !== undefined) expect(error).toMatch(/^\S[^]{15,}[.?…]$/);

  const isDebug = lines.some(({ level }) => level === 'debug');
  expect(`${stdout}${isDebug ? '' : stderr}`).not.toMatch(STACK);
  expect(lines.filter(({ level }) => level === 'unprefixed')).toEqual([]);
  expect(lines.filter(({ text }) => Buffer.byteLength(text) > 8 * 1024)).toEqual([]);
  expect(progress.filter((share) => !(share >= 0 && share <= 1))).toEqual([]);
}
