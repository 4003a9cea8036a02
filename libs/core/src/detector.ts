import type { Field, FieldValue } from './fields.ts';
import type { AmbiguousScene, UnclaimedItem } from './leftover.ts';
import type { Pair } from './pair.ts';
import type { PictureKind } from './picture.ts';

export interface DetectorMeta<MessageId extends string> {
  readonly description: string;
  /** Why a user would want this, in the words of someone who was bitten by it. */
  readonly rationale: string;
  readonly severity: 'info' | 'warning' | 'error';
  /** `{{name}}` stands for `data.name` of the finding. */
  readonly messages: Readonly<Record<MessageId, string>>;
}

/** One field that is out of line: what Plex has and what it should have. */
export interface FieldChange {
  readonly field: Field;
  readonly observed: FieldValue;
  readonly desired: FieldValue;
}

export interface Finding<MessageId extends string = string> {
  readonly messageId: MessageId;
  readonly data?: Readonly<Record<string, string | number>>;
  readonly changes?: readonly FieldChange[];
  /** Pictures that are out of line. */
  readonly pictures?: readonly PictureKind[];
}

/** A finding with its detector and pair. */
export interface Gap extends Finding {
  readonly detector: string;
  readonly pair: Pair;
}

/** `report`: counted and shown. `repair`: queued too. */
export const DETECTOR_MODES = ['off', 'report', 'repair'] as const;
export type DetectorMode = (typeof DETECTOR_MODES)[number];

/** Modes of detectors whose gaps nothing can repair. */
type ReportMode = Exclude<DetectorMode, 'repair'>;

interface Described<MessageId extends string> {
  readonly id: string;
  readonly meta: DetectorMeta<MessageId>;
  /** Ids of detectors that come first: where one of them finds a gap in the same place, this one is not asked. */
  readonly after?: readonly string[];
}

/** Looks at a scene beside its item. */
export interface PairDetector<MessageId extends string = string> extends Described<MessageId> {
  readonly looksAt?: 'pair';
  /** The mode while no setting says otherwise. */
  readonly defaultMode: DetectorMode;
  /** Looks at one pair only. Must not read the clock, the network or the disk. */
  readonly detect: (pair: Pair) => Finding<NoInfer<MessageId>> | undefined;
}

/** Looks at an item that no scene has. Asked at the end of a run of everything that nothing cast doubt on. */
export interface ItemDetector<MessageId extends string = string> extends Described<MessageId> {
  readonly looksAt: 'unclaimed-item';
  readonly defaultMode: ReportMode;
  readonly detect: (unclaimed: UnclaimedItem) => Finding<NoInfer<MessageId>> | undefined;
}

/** Looks at a scene whose item could be another's. Asked at the end of a run of everything that nothing cast doubt on. */
export interface MatchDetector<MessageId extends string = string> extends Described<MessageId> {
  readonly looksAt: 'ambiguous-scene';
  readonly defaultMode: ReportMode;
  readonly detect: (ambiguous: AmbiguousScene) => Finding<NoInfer<MessageId>> | undefined;
}

export type Detector<MessageId extends string = string> =
  | ItemDetector<MessageId>
  | MatchDetector<MessageId>
  | PairDetector<MessageId>;

/** Infers the message ids from `meta.messages`, so that a misspelt id does not compile. */
export function defineDetector<const MessageId extends string>(
  detector: PairDetector<MessageId>,
): PairDetector<MessageId> {
  return Object.freeze(detector);
}

/** The same for a detector of items that no scene has. */
export function defineItemDetector<const MessageId extends string>(
  detector: Omit<ItemDetector<MessageId>, 'looksAt'>,
): ItemDetector<MessageId> {
  return Object.freeze({ ...detector, looksAt: 'unclaimed-item' });
}

/** The same for a detector of scenes whose item could be another's. */
export function defineMatchDetector<const MessageId extends string>(
  detector: Omit<MatchDetector<MessageId>, 'looksAt'>,
): MatchDetector<MessageId> {
  return Object.freeze({ ...detector, looksAt: 'ambiguous-scene' });
}

/** Modes that a detector knows: what has no scene, or no item of its own, cannot be repaired. */
export function modesOf({ looksAt = 'pair' }: Pick<Detector, 'looksAt'>): readonly DetectorMode[] {
  return looksAt === 'pair' ? DETECTOR_MODES : DETECTOR_MODES.filter((mode) => mode !== 'repair');
}
