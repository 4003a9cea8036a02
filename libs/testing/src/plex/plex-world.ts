import type { Alarm } from './alarms.ts';
import { itemShelf, type ItemShelf } from './item-shelf.ts';
import { pictureShelf, type PictureShelf } from './pictures/picture-shelf.ts';
import type { LoggedRequest } from './request-log.ts';
import { schedule, type Schedule } from '../http/schedule.ts';
import { disk, type Disk } from './scanning/disk.ts';
import { plexSwitches, type PlexSwitches, type RequestKind } from './switches.ts';
import { sectionShelf, type SectionShelf } from './world-sections.ts';
import type { NewSection } from './world-types.ts';
import { lag, type Lag } from './writing/lag.ts';
import { tagRows, type TagRows } from './writing/tag-rows.ts';
import type { WorldWrite } from './writing/world-write.ts';

export interface PlexWorldOptions {
  readonly machineIdentifier?: string;
  readonly version?: string;
  /** The owner's token: may read and write. */
  readonly token?: string;
  /** Tokens of managed users: they read, without paths of files, and get 403 for writes. */
  readonly managedTokens?: readonly string[];
  readonly now?: Date;
  /** Default: one movie library, key 1, called Movies. */
  readonly sections?: readonly NewSection[];
}

type PlexSchedule = Schedule<RequestKind, PlexSwitches>;

/** One Plex server in memory. Set what is settable at any time; the next request sees it. */
export interface PlexWorld extends SectionShelf, ItemShelf, PlexSchedule {
  machineIdentifier: string;
  version: string;
  token: string;
  managedTokens: readonly string[];
  /** The server's clock: stands still until a spec moves it. */
  now: Date;
  /** Milliseconds by which `lagMs`, `busyMs` and `busyLimit` count; default: those of the real clock. */
  elapsedMs: () => number;
  readonly switches: PlexSwitches;
  readonly requests: LoggedRequest[];
  /** Edits that were carried out, one for each item of each request. */
  readonly writes: WorldWrite[];
  /** Uploads, kept for ever, and who chose what. */
  readonly pictures: PictureShelf;
  readonly alarms: Alarm[];
  /** Requests in work now and the most there ever were. */
  readonly inFlight: InFlight;
  /** The same, of writes only. */
  readonly writesInFlight: InFlight;
  /** When writes arrived, by `elapsedMs`. */
  readonly writeTimes: number[];
  readonly tagRows: TagRows;
  readonly lag: Lag;
  /** Files that Plex has not scanned yet. */
  readonly disk: Disk;
}

export interface InFlight {
  now: number;
  most: number;
}

export function plexWorld(options: PlexWorldOptions = {}): PlexWorld {
  const now = options.now ?? new Date('2026-01-05T12:00:00Z');
  const sections = sectionShelf(options.sections ?? [{}], now);
  const rows = tagRows();
  const { touch } = sections;
  const items = itemShelf({ touch, learn: rows.learn, now: () => world.now });
  const world: PlexWorld = {
    machineIdentifier: options.machineIdentifier ?? 'plex-machine-1',
    version: options.version ?? '1.43.0.10000-abc123',
    token: options.token ?? 'owner-token',
    managedTokens: options.managedTokens ?? [],
    now,
    elapsedMs: () => performance.now(),
    switches: plexSwitches(),
    ...sections,
    ...items,
    ...schedule<RequestKind, PlexSwitches>(),
    requests: [],
    writes: [],
    pictures: pictureShelf(),
    alarms: [],
    inFlight: { now: 0, most: 0 },
    writesInFlight: { now: 0, most: 0 },
    writeTimes: [],
    tagRows: rows,
    lag: lag(),
    disk: disk(),
  };
  return world;
}
