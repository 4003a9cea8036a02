import {
  dataDirectory,
  modeOf,
  readConfigFile,
  readPluginInput,
  resolveConfig,
  writeConfigSchema,
  type Config,
  type Environment,
  type Mode,
  type PluginInput,
} from '@stash2plex/config';
import type { Clock, Log } from '@stash2plex/core';
import { detectorModes } from '@stash2plex/detector-registry';
import { loadRules, type TriggerRule } from '@stash2plex/rules';
import { pluginSettings, stashApi, type StashApi } from '@stash2plex/stash';
import { openStore, type Store } from '@stash2plex/state';
import { join } from 'node:path';
import { wallClock } from './clock.ts';
import type { SecretBag } from './secret-bag.ts';

/** Basename of our manifest, which is how Stash files our settings. */
const PLUGIN_ID = 'Stash2Plex';

/** One start of the plugin: what it was asked for, and everything it works with. */
export interface Invocation {
  readonly mode: Mode;
  readonly input: PluginInput;
  readonly config: Config;
  readonly rules: readonly TriggerRule[];
  readonly dataDir: string;
  readonly stash: StashApi;
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
  readonly secrets: SecretBag;
}

export interface Surroundings {
  readonly environment: Environment;
  readonly log: Log;
  readonly secrets: SecretBag;
  /** Told the setting `debug_logging` as soon as it is known. */
  readonly setDebug: (on: boolean) => void;
}

/** Reads stdin's document and the settings, and opens the store. Says everything that is wrong with them, once. */
export async function openInvocation(text: string, around: Surroundings): Promise<Invocation> {
  const { environment, log, secrets } = around;
  const input = readPluginInput(text, environment);
  secrets.add(() => input.secrets);
  const mode = modeOf(input.args);
  const clock = wallClock(environment['STASH2PLEX_NOW']);
  const dataDir = dataDirectory(input, environment);

  const stash = stashApi(input.stash);
  secrets.add(stash.secrets);
  const settings = input.settings ?? (await pluginSettings(stash, PLUGIN_ID)) ?? {};
  const { config, rules } = await readConfig({ dataDir, settings }, around);
  // Last of all: a store that was opened has to be closed.
  const store = openStore(join(dataDir, 'state.db'));
  return { mode, input, config, rules, dataDir, stash, store, clock, log, secrets };
}

interface ConfigSources {
  readonly dataDir: string;
  readonly settings: Readonly<Record<string, unknown>>;
}

async function readConfig({ dataDir, settings }: ConfigSources, around: Surroundings) {
  const { environment, log, secrets, setDebug } = around;
  const file = await readConfigFile(dataDir);
  const sources = { environment, settings, file: file.values, detectors: detectorModes() };
  const { config, problems, secrets: tokens } = resolveConfig(sources);
  secrets.add(() => tokens);
  setDebug(config.debugLogging);

  const { rules, problems: ruleProblems } = loadRules(config.ownRules);
  for (const problem of [...file.problems, ...problems, ...ruleProblems]) log.warning(problem);
  const unwritten = writeConfigSchema(dataDir);
  if (unwritten) log.debug(unwritten);
  return { config, rules };
}
