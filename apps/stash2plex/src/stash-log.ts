import type { Log, LogFields, LogLevel } from '@stash2plex/core';
import { stashLogLines, stashProgress } from '@stash2plex/reporting';

export interface StashLogOptions {
  readonly clean: (text: string) => string;
  /** Whether debug lines are wanted; Stash drops them by its own level besides. */
  readonly isDebug: () => boolean;
  /** Takes each line, whole and with its end. */
  readonly write: WriteLine;
}

/** Where a line of the log goes. */
export type WriteLine = (line: string) => unknown;

/** Stash's log, which is our stderr. Secrets are blackened here, whatever the caller says. */
export function stashLog({ clean, isDebug, write }: StashLogOptions): Log {
  const written = (level: LogLevel) => (message: string, fields?: LogFields) => {
    for (const line of stashLogLines(level, clean(message), cleanFields(fields, clean))) {
      write(line);
    }
  };
  const debug = written('debug');
  return {
    debug: (message, fields) => {
      if (isDebug()) debug(message, fields);
    },
    info: written('info'),
    warning: written('warning'),
    error: written('error'),
    progress: (share) => {
      write(stashProgress(share));
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
