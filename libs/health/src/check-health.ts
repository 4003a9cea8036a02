import {
  ConfigError,
  isForPeople,
  type Clock,
  type HealthFinding,
  type HealthReport,
  type ItemSource,
  type PathSettings,
  type SceneSource,
  type StoreFacts,
} from '@stash2plex/core';
import { assessClocks } from './assess/clocks.ts';
import { assessLibraries } from './assess/libraries.ts';
import { assessPaths, type Obfuscate } from './assess/paths.ts';
import { assessPlex } from './assess/plex.ts';
import { assessQueue } from './assess/queue.ts';
import { assessRights } from './assess/rights.ts';
import { assessStash } from './assess/stash.ts';
import { assessStore } from './assess/store.ts';
import { chooseLibraries } from './choose-libraries.ts';
import type {
  Asked,
  DiskFacts,
  PlexAnswered,
  PlexFacts,
  QueueFacts,
  StashAnswered,
  StashFacts,
} from './facts.ts';
import { observePaths } from './observe/paths.ts';

export interface HealthSettings {
  readonly enabled: boolean;
  readonly plexLibrary: string;
  readonly paths: PathSettings;
}

/** What is looked at, through ports. Nothing is written to either server. */
export interface HealthParts {
  readonly clock: Clock;
  readonly stash: {
    readonly info: () => Promise<{ readonly version: string; readonly toldAt: Date | undefined }>;
    readonly scenes: Pick<SceneSource, 'pages'>;
  };
  /** A text: why Plex cannot be asked at all. */
  readonly plex: PlexSide | string;
  readonly store: () => StoreFacts & DiskFacts;
  readonly status: () => QueueFacts['status'];
  /** undefined where paths may be shown. */
  readonly obfuscate: Obfuscate | undefined;
  readonly requests: () => HealthReport['requests'];
}

export interface PlexSide {
  readonly items: Pick<ItemSource, 'identify' | 'sections'>;
  /** How far its clock was ahead of ours when it last answered. */
  readonly aheadMs: () => number | undefined;
}

/** Looks at everything that this plugin depends on. Throws what is a fault of this program only. */
export async function checkHealth(
  settings: HealthSettings,
  parts: HealthParts,
): Promise<HealthReport> {
  const stash = await askStash(parts);
  const plex = await askPlex(parts);
  const store = await asked(() => Promise.resolve(parts.store()));
  const status = parts.status();

  const findings = [
    ...assessSwitch(settings),
    ...assessStash(stash),
    ...assessPlex(plex),
    ...(plex.status === 'answered' ? await assessContent(settings, parts, { stash, plex }) : []),
    ...assessClocks({ stashAheadMs: aheadOf(stash), plexAheadMs: aheadOf(plex) }),
    ...assessStore(store),
    ...assessQueue({ now: parts.clock.now(), status }, { plexAnswers: plex.status === 'answered' }),
  ];
  return { checkedAt: parts.clock.now(), findings, requests: parts.requests() };
}

/** Nothing at all could be asked: then the findings are no check of anything. */
export function couldNotTest({ findings }: HealthReport): boolean {
  const failed = (area: HealthFinding['area']) =>
    findings.some((finding) => finding.area === area && finding.level === 'problem');
  return failed('stash') && failed('plex');
}

function assessSwitch({ enabled }: HealthSettings): HealthFinding[] {
  if (enabled) return [];
  const what = 'Stash2Plex is switched off: nothing is compared, queued or written.';
  return [{ area: 'plugin', level: 'note', what, remedy: 'Switch enabled on when it is to work.' }];
}

interface Both {
  readonly stash: StashFacts;
  readonly plex: PlexAnswered;
}

/** Rights, libraries and paths: what can be said once Plex shows its libraries. */
async function assessContent(
  { plexLibrary, paths }: HealthSettings,
  parts: HealthParts,
  { stash, plex }: Both,
): Promise<HealthFinding[]> {
  const choice = chooseLibraries(plexLibrary, plex.sections);
  const { handled } = choice;
  const { obfuscate, status } = parts;
  const found = [...assessRights(handled, status().repairs), ...assessLibraries(choice)];
  if (handled.length === 0 || stash.status === 'failed') return found;
  const looked = await asked(() => observePaths({ scenes: parts.stash.scenes, paths, handled }));
  if (looked.status === 'answered') return [...found, ...assessPaths(looked, { obfuscate })];
  return [...found, { area: 'paths', level: 'problem', what: looked.because }];
}

function askStash({ stash, clock }: HealthParts): Promise<StashFacts> {
  return asked(async (): Promise<StashAnswered> => {
    const { version, toldAt } = await stash.info();
    const aheadMs = toldAt && toldAt.getTime() - clock.now().getTime();
    return { version, aheadMs };
  });
}

async function askPlex({ plex }: HealthParts): Promise<PlexFacts> {
  if (typeof plex === 'string') return { status: 'not-set-up', because: plex };
  return asked(async (): Promise<PlexAnswered> => {
    const server = await plex.items.identify();
    const sections = await plex.items.sections();
    return { server, sections, aheadMs: plex.aheadMs() };
  });
}

function aheadOf(facts: StashFacts | PlexFacts): number | undefined {
  return facts.status === 'answered' ? facts.aheadMs : undefined;
}

async function asked<Answer extends object>(
  question: () => Promise<Answer>,
): Promise<Asked<Answer>> {
  try {
    return { status: 'answered', ...(await question()) };
  } catch (error) {
    if (!isForPeople(error)) throw error;
    const isSettings = error instanceof ConfigError;
    return { status: 'failed', because: error.message, isSettings };
  }
}
