import { redact, SCOPE_SETTINGS, secret, type Secret } from '@stash2plex/core';
import { SETTING_KEYS } from '../settings/settings.ts';
import type { Config } from './config.ts';
import { resolveDetectorModes, type KnownModes } from './resolve-detector-modes.ts';
import { resolvePaths } from './resolve-paths.ts';
import { resolvePlex, type PlexAccess } from './resolve-plex.ts';
import { resolveProjection } from './resolve-projection.ts';
import { resolveSettings, type ResolvedSettings } from './resolve-settings.ts';
import { settingsHash } from './settings-hash.ts';
import { candidatesFor, ownValue, type Sources } from './sources.ts';

export interface ConfigRequest extends Sources {
  /** The detectors there are and the modes they know, so that what no detector knows in config.json is noticed. */
  readonly detectors?: KnownModes;
}

/** The settings in force, and all that was wrong with what people wrote, in their words. */
export interface ConfigResolution {
  readonly config: Config;
  readonly problems: readonly string[];
  /** Every token of Plex that was given, used or not: whoever shows what people wrote has to hide them. */
  readonly secrets: readonly Secret[];
}

/**
 * Environment over Stash's settings over config.json over defaults. A value that cannot be used makes way for
 * the next lower source; only the address and the token of Plex do not: there the first source decides.
 */
export function resolveConfig(request: ConfigRequest): ConfigResolution {
  const { file = {} } = request;
  const settings = resolveSettings(request);
  const paths = resolvePaths(settings, file);
  const detectors = resolveDetectorModes(settings, file, request.detectors);
  const tokens = tokensIn(request);

  const found = { paths: paths.paths, detectorModes: detectors.modes };
  const plex = withoutTokens(resolvePlex(settings), tokens);
  const config = { ...plex, ...plain(settings, found), ownRules: ownValue(file, 'rules') };
  const ofSettings = SETTING_KEYS.flatMap((key) => settings.problemsOf(key));
  const problems = [...ofSettings, ...paths.problems, ...detectors.problems];
  return { config, problems: problems.map((problem) => redact(problem, tokens)), secrets: tokens };
}

function plain({ values }: ResolvedSettings, found: Pick<Config, 'detectorModes' | 'paths'>) {
  const projection = resolveProjection(values);
  const plexLibrary = values.plex_library;
  return {
    ...found,
    projection,
    plexLibrary,
    enabled: values.enabled,
    interval: values.reconcile_interval,
    scope: SCOPE_SETTINGS[values.reconcile_scope],
    repair: {
      lockFields: values.lock_fields,
      preserveEdits: values.preserve_plex_edits,
      rate: values.plex_rate,
      sliceMs: values.drain_seconds * 1000,
      deadLetterDays: values.dlq_retention_days,
      notFoundDays: values.not_found_days,
      skipNotFound: values.skip_not_found,
      asksForScans: values.trigger_plex_scan,
    },
    debugLogging: values.debug_logging,
    obfuscatePaths: values.obfuscate_paths,
    settingsHash: settingsHash({ ...found, projection, plexLibrary }),
  };
}

// A token may have been typed into the wrong field as well, where it is not known to be one.
function tokensIn(sources: Sources): readonly Secret[] {
  const candidates = candidatesFor('plex_token', sources);
  return candidates.flatMap(({ raw }) => {
    const isToken = typeof raw === 'string' || typeof raw === 'number';
    return isToken ? [secret(String(raw).trim())] : [];
  });
}

function withoutTokens(access: PlexAccess, tokens: readonly Secret[]): PlexAccess {
  if (access.plex) return access;
  return { plex: undefined, plexProblem: redact(access.plexProblem, tokens) };
}
