import type { DetectorMode } from '@stash2plex/core';
import { detectorMode } from '../file/config-file.ts';
import { shown } from '../shown.ts';
import type { ResolvedSettings } from './resolve-settings.ts';
import { ownValue, type RawValues } from './sources.ts';

export interface ResolvedModes {
  readonly modes: Readonly<Record<string, DetectorMode>>;
  readonly problems: readonly string[];
}

/** Modes that somebody chose; a detector without one keeps its own default. `known` is left out to allow any id. */
export function resolveDetectorModes(
  resolved: ResolvedSettings,
  file: RawValues,
  known: readonly string[] | undefined,
): ResolvedModes {
  const raw = ownValue(file, 'detectors') ?? {};
  if (typeof raw !== 'object' || Array.isArray(raw)) {
    const problem = `detectors in config.json has to be an object such as {"missing": "report"}; it is left out.`;
    return { modes: withMissing(resolved, []), problems: [problem] };
  }

  const entries = Object.entries(raw as RawValues).map(([id, mode]) => ({
    id,
    parsed: detectorMode.safeParse(mode),
    mode,
  }));
  const usable = entries.flatMap(({ id, parsed }) =>
    parsed.success ? [[id, parsed.data] as const] : [],
  );
  return {
    modes: withMissing(resolved, usable),
    problems: entries.flatMap(({ id, parsed, mode }) => [
      ...(parsed.success ? [] : [badMode(id, mode, parsed.error.issues[0]?.message ?? '')]),
      ...(known && !known.includes(id) ? [unknownDetector(id, known)] : []),
    ]),
  };
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

function badMode(id: string, mode: unknown, needed: string): string {
  return `detectors in config.json: ${shown(id)} is ${shown(mode)}, but has to be ${needed}; the detector's own default is used.`;
}

function unknownDetector(id: string, known: readonly string[]): string {
  return `detectors in config.json: there is no detector ${shown(id)}; it is ignored. Known are ${known.join(', ')}.`;
}
