import type { Field, FieldValue } from './fields.ts';
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

export interface Detector<MessageId extends string = string> {
  readonly id: string;
  readonly meta: DetectorMeta<MessageId>;
  /** The mode while no setting says otherwise. */
  readonly defaultMode: DetectorMode;
  /** Ids of detectors that come first: where one of them finds a gap in a pair, this one is not asked. */
  readonly after?: readonly string[];
  /** Looks at one pair only. Must not read the clock, the network or the disk. */
  readonly detect: (pair: Pair) => Finding<NoInfer<MessageId>> | undefined;
}

/** Infers the message ids from `meta.messages`, so that a misspelt id does not compile. */
export function defineDetector<const MessageId extends string>(
  detector: Detector<MessageId>,
): Detector<MessageId> {
  return Object.freeze(detector);
}
