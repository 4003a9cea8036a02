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

type Verb = (...values: unknown[]) => unknown;

/** Parts of a process that may die; the dead one can do nothing more. `claimed` grows with what it claims. */
export function mortal(
  parts: RepairParts,
  { death, claimed }: { readonly death?: Death | undefined; readonly claimed?: Set<string> },
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
  const wrapped = around(parts, (verb, work) => (...values) => {
    const isLast = arrive(verb);
    const result = work(...values);
    if (!(result instanceof Promise)) return leave(isLast, result);
    return result.then((value: unknown) => (isDead ? die() : leave(isLast, value)));
  });
  return claimed ? { ...wrapped, store: noting(wrapped.store, claimed) } : wrapped;
}

/** Parts of a process that falls asleep once, while others do what `meanwhile` says, and wakes again. */
export function sleepy(
  parts: RepairParts,
  { at, meanwhile }: { readonly at: Death; readonly meanwhile: () => unknown },
): RepairParts {
  let calls = 0;
  return around(parts, (verb, work) => (...values) => {
    if (verb === at.verb) calls += 1;
    if (verb !== at.verb || calls !== at.nth) return work(...values);
    if (!at.isAfter) {
      const slept = meanwhile();
      return slept instanceof Promise ? slept.then(() => work(...values)) : work(...values);
    }
    const result = work(...values);
    if (result instanceof Promise) {
      return result.then(async (value: unknown) => {
        await meanwhile();
        return value;
      });
    }
    meanwhile();
    return result;
  });
}

function around(parts: RepairParts, wrap: (verb: string, work: Verb) => Verb): RepairParts {
  const wrapped = <Port extends object>(port: Port): Port => {
    const verbs = Object.entries(port).map(([name, verb]) => [name, wrap(name, verb as Verb)]);
    return Object.fromEntries(verbs) as Port;
  };
  return {
    ...parts,
    scenes: wrapped(parts.scenes),
    items: wrapped(parts.items),
    writer: wrapped(parts.writer),
    index: wrapped(parts.index),
    store: wrapped(parts.store),
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
