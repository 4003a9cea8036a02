import type { JobLease, RepairStore } from '@stash2plex/core';
import type { RepairParts } from './parts.ts';

/** The process is gone. */
export class Killed extends Error {
  override readonly name = 'Killed';
}

/** At the nth call of a port's verb the process dies: before the call does anything, or when it has. */
export interface Death {
  /** Undefined: of whichever verb. */
  readonly verb: string | undefined;
  readonly nth: number;
  readonly isAfter: boolean;
}

/** Parts of a process that may die; the dead one can do nothing more. `claimed` grows with what it claims. */
export function mortal(
  parts: RepairParts,
  {
    death,
    claimed = new Set(),
  }: { readonly death?: Death | undefined; readonly claimed?: Set<string> },
): RepairParts {
  let calls = 0;
  let isDead = false;
  const die = () => {
    isDead = true;
    throw new Killed('The process was killed.');
  };
  const arrive = (verb: string) => {
    if (isDead) die();
    if (!death || (death.verb !== undefined && death.verb !== verb)) return false;
    calls += 1;
    if (calls === death.nth && !death.isAfter) die();
    return calls === death.nth;
  };
  const leave = <Result>(isLast: boolean, result: Result): Result => (isLast ? die() : result);
  const around =
    (verb: string, work: (...values: unknown[]) => unknown) =>
    (...values: unknown[]): unknown => {
      const isLast = arrive(verb);
      const result = work(...values);
      if (!(result instanceof Promise)) return leave(isLast, result);
      return result.then((value: unknown) => (isDead ? die() : leave(isLast, value)));
    };
  const wrapped = <Port extends object>(port: Port): Port => {
    const verbs = Object.entries(port).map(([name, verb]) => [
      name,
      around(name, verb as (...values: unknown[]) => unknown),
    ]);
    return Object.fromEntries(verbs) as Port;
  };
  return {
    ...parts,
    scenes: wrapped(parts.scenes),
    items: wrapped(parts.items),
    writer: wrapped(parts.writer),
    index: wrapped(parts.index),
    store: noting(wrapped(parts.store), claimed),
  };
}

function noting(store: RepairStore, claimed: Set<string>): RepairStore {
  return {
    ...store,
    claim: (wish) => {
      const jobs = store.claim(wish);
      for (const job of jobs) claimed.add(nameOf(job));
      return jobs;
    },
  };
}

function nameOf({ sceneId, generation }: JobLease): string {
  return `${sceneId} ${generation}`;
}
