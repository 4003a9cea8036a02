import type { Log, LogFields, LogLevel } from '@stash2plex/core';
import { stashLogLines, stashProgress } from '@stash2plex/reporting';
import { writeAll } from './stdio.ts';

const STDERR = 2;

export interface StashLogOptions {
  readonly clean: (text: string) => string;
  /** Whether debug lines are wanted; Stash drops them by its own level besides. */
  readonly isDebug: () => boolean;
}

/** Stash's log, which is our stderr. Secrets are blackened here, whatever the caller says. */
export function stashLog({ clean, isDebug }: StashLogOptions): Log {
  const write = (level: LogLevel) => (message: string, fields?: LogFields) => {
    for (const line of stashLogLines(level, clean(message), cleanFields(fields, clean))) {
      writeAll(STDERR, line);
    }
  };
  const debug = write('debug');
  return {
    debug: (message, fields) => {
      if (isDebug()) debug(message, fields);
    },
    info: write('info'),
    warning: write('warning'),
    error: write('error'),
    progress: (share) => {
      writeAll(STDERR, stashProgress(share));
    },
  };
}

function cleanFields(fields: LogFields = {}, clean: (text: string) => string): LogFields {
  const cleaned = Object.entries(fields).map(([key, value]) => [
    key,
    typeof value === 'string' ? clean(value) : value,
  ]);
  return Object.fromEntries(cleaned) as LogFields;
}
