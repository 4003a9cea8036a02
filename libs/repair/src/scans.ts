import type { Section } from '@stash2plex/core';
import { lookAgainAfterScan } from './back-off.ts';
import { beingScanned } from './being-scanned.ts';
import { handledSections } from './handled-sections.ts';
import type { Judged } from './judge-batch.ts';
import type { Run } from './parts.ts';
import type { ServerBreaker } from './server-breaker.ts';

/** A short scan is waited for, once a drain; a long one must not hold up Stash. */
const PATIENCE_MS = 15_000;
const LOOK_EVERY_MS = 3_000;

/** Libraries that Plex scans: their rows shift, edits are slow there, and what is written may be written over. */
export interface Scans {
  /** Libraries of these that are being scanned, after a short wait: titles by key. `seen`: as they were read before. */
  readonly among: (sectionKeys: ReadonlySet<string>, seen: readonly Section[]) => Promise<Scanned>;
}

export interface Scanned {
  readonly titles: ReadonlyMap<string, string>;
  /** A scan has ended since items were read: they may be old. */
  readonly isOver: boolean;
}

export function scansOf(run: Run, breaker: ServerBreaker): Scans {
  let patienceMs = PATIENCE_MS;
  let before: ReadonlySet<string> | undefined;
  const look = async (sectionKeys: ReadonlySet<string>) => {
    const { handled } = await handledSections(run, breaker);
    const scanned = handled.filter(({ key, refreshing }) => refreshing && sectionKeys.has(key));
    return new Map(scanned.map(({ key, title }) => [key, title]));
  };
  return {
    among: async (sectionKeys, seen) => {
      before ??= new Set(seen.filter(({ refreshing }) => refreshing).map(({ key }) => key));
      let titles = await look(sectionKeys);
      let isOver = [...before].some((key) => sectionKeys.has(key) && !titles.has(key));
      while (titles.size > 0 && patienceMs > 0) {
        await run.parts.pause(LOOK_EVERY_MS);
        patienceMs -= LOOK_EVERY_MS;
        isOver = true;
        titles = await look(sectionKeys);
      }
      before = new Set(titles.keys());
      return { titles, isOver };
    },
  };
}

/** Keys of the libraries in which something is to be written. */
export function writtenSections(judged: readonly Judged[]): ReadonlySet<string> {
  const decisions = judged.flatMap((each) => each.decisions);
  return new Set(decisions.flatMap(({ edit }) => edit?.sectionKey ?? []));
}

/** A scene with an item in a library that is being scanned waits, uncounted; the others go on. */
export function heldBack({ parts }: Run, judged: Judged, { titles }: Scanned): Judged {
  const [section] = [...writtenSections([judged])].flatMap((key) => titles.get(key) ?? []);
  if (section === undefined) return judged;
  const { job } = judged;
  const because = beingScanned(section);
  const notBefore = lookAgainAfterScan(parts.clock.now());
  const end = { status: 'waiting', job, notBefore, isCounted: false, because } as const;
  return { ...judged, decisions: [], end };
}
