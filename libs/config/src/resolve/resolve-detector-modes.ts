import { DETECTOR_MODES, type DetectorMode } from '@stash2plex/core';
import { shown } from '../shown.ts';
import type { ResolvedSettings } from './resolve-settings.ts';
import { ownValue, type RawValues } from './sources.ts';

export interface ResolvedModes {
  readonly modes: Readonly<Record<string, DetectorMode>>;
  readonly problems: readonly string[];
}

/** The modes that each detector knows, by its id. */
export type KnownModes = Readonly<Record<string, readonly DetectorMode[]>>;

/** Modes that somebody chose; a detector without one keeps its own default. `known`: the modes of each detector; left out to allow all. */
export function resolveDetectorModes(
  resolved: ResolvedSettings,
  file: RawValues,
  known: KnownModes | undefined,
): ResolvedModes {
  const raw = ownValue(file, 'detectors') ?? {};
  if (typeof raw !== 'object' || Array.isArray(raw)) {
    const problem = `detectors in config.json has to be an object such as {"missing": "report"}; it is left out.`;
    return { modes: withMissing(resolved, []), problems: [problem] };
  }

  const entries = Object.entries(raw as RawValues).map(([id, mode]) => ({
    id,
    mode,
    allowed: modesFor(id, known),
    found: modesFor(id, known).find((each) => each === mode),
  }));
  const usable = entries.flatMap(({ id, found }) => (found ? [[id, found] as const] : []));
  return {
    modes: withMissing(resolved, usable),
    problems: entries.flatMap(({ id, found, mode, allowed }) => [
      ...(found ? [] : [badMode(id, mode, allowed)]),
      ...(known && !Object.hasOwn(known, id) ? [unknownDetector(id, Object.keys(known))] : []),
    ]),
  };
}

/** A detector that nobody knows may have any mode: that there is none such is told by itself. */
function modesFor(id: string, known: KnownModes | undefined): readonly DetectorMode[] {
  return (known && Object.hasOwn(known, id) ? known[id] : undefined) ?? DETECTOR_MODES;
}

function withMissing(
  resolved: ResolvedSettings,
  chosen: readonly (readonly [string, DetectorMode])[],
): ResolvedModes['modes'] {
  const modes = Object.fromEntries([...chosen, ...modeOfMissing(resolved)]);
  // What nobody waits for would be queued by each run, and dropped again.
  const isInVain = resolved.values.skip_not_found && (modes['missing'] ?? 'repair') === 'repair';
  return isInVain ? { ...modes, missing: 'report' } : modes;
}

// Only what somebody set counts: the default must not push aside what config.json says of the detector.
function modeOfMissing({ values, whereOf }: ResolvedSettings): (readonly [string, DetectorMode])[] {
  if (whereOf('reconcile_missing') === undefined) return [];
  return [['missing', values.reconcile_missing ? 'repair' : 'off']];
}

function badMode(id: string, mode: unknown, modes: readonly DetectorMode[]): string {
  return `detectors in config.json: ${shown(id)} is ${shown(mode)}, but has to be one of ${modes.join(', ')}; the detector's own default is used.`;
}

function unknownDetector(id: string, known: readonly string[]): string {
  return `detectors in config.json: there is no detector ${shown(id)}; it is ignored. Known are ${known.join(', ')}.`;
}
