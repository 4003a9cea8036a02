import { readFileSync } from 'node:fs';

/** Parents that are not Stash: a person's shell, a scheduler, or an init that adopted us. */
const NOT_STASH =
  /^(sh|bash|dash|zsh|fish|ash|busybox|ksh|sudo|su|doas|cron|crond|anacron|systemd|init|tini|s6-.*|runsv|env|timeout)$/;

export interface StashLife {
  /** Changes when Stash is started again; undefined when it cannot be told from the parent process. */
  readonly id: string | undefined;
  readonly startedAt: Date | undefined;
}

export interface ProcFiles {
  readonly read: (path: string) => string | undefined;
}

/**
 * Identity of the Stash process that started us: boot id, parent's pid and start ticks. Stash starts plugins as its
 * own children, and field 22 of `/proc/<ppid>/stat` changes at each restart. Linux only; elsewhere unknown.
 */
export function stashLife(parent: number, files: ProcFiles = realFiles): StashLife {
  const unknown = { id: undefined, startedAt: undefined };
  const bootId = files.read('/proc/sys/kernel/random/boot_id')?.trim();
  const stat = parseStat(files.read(`/proc/${parent}/stat`));
  if (!bootId || !stat || NOT_STASH.test(stat.name)) return unknown;

  const uptime = Number(files.read('/proc/uptime')?.split(' ')[0]);
  const age = uptime - stat.startTicks / TICKS_PER_SECOND;
  const startedAt = Number.isFinite(age) ? new Date(Date.now() - age * 1000) : undefined;
  return { id: `${bootId}:${parent}:${stat.startTicks}`, startedAt };
}

/** The unit of `/proc/<pid>/stat` is USER_HZ, which is 100 wherever Node runs on Linux. */
const TICKS_PER_SECOND = 100;
/** `starttime` is field 22; what follows the name begins with field 3. */
const START_TIME = 22 - 3;

/** The name stands in parentheses and may itself hold blanks and parentheses. */
function parseStat(text: string | undefined): { name: string; startTicks: number } | undefined {
  const [, name, rest] = /^\d+ \((.*)\) (.*)$/s.exec(text ?? '') ?? [];
  const startTicks = Number(rest?.split(' ')[START_TIME]);
  return name !== undefined && Number.isFinite(startTicks) ? { name, startTicks } : undefined;
}

const realFiles: ProcFiles = {
  read: (path) => {
    try {
      return readFileSync(path, 'utf8');
    } catch {
      return undefined;
    }
  },
};
