import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';
import type { Owner } from './owner.ts';

/** Identity of this process. Outside Linux there is no /proc: then a dead owner is known by its pid only. */
export function thisProcess(): Owner {
  return {
    host: hostname(),
    bootId: orEmpty(() => readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()),
    pidNamespace: orEmpty(() => readlinkSync('/proc/self/ns/pid')),
    pid: process.pid,
    processStart: startOf(process.pid) ?? '',
  };
}

/** False only where the owner is known to be dead: it ran on this very machine and its process is gone. */
export function isAlive(owner: Owner, self: Owner = thisProcess()): boolean {
  const isHere =
    owner.host === self.host &&
    owner.bootId === self.bootId &&
    owner.pidNamespace === self.pidNamespace;
  if (!isHere) return true;
  if (self.processStart === '') return pidExists(owner.pid);
  return startOf(owner.pid) === owner.processStart;
}

/** When the process began; undefined when there is none. A zombie is dead: nobody may ever wait for it. */
function startOf(pid: number): string | undefined {
  const stat = orEmpty(() => readFileSync(`/proc/${pid}/stat`, 'utf8'));
  // The name in parentheses may itself hold blanks and parentheses; the state follows it, the start is field 22.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const isDead = fields[0] === 'Z' || fields[0] === 'X';
  return isDead ? undefined : fields[19];
}

function pidExists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return !(error instanceof Error && 'code' in error && error.code === 'ESRCH');
  }
}

function orEmpty(read: () => string): string {
  try {
    return read();
  } catch {
    return '';
  }
}
