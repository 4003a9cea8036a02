import type { Detector, Finding, Pair } from '@stash2plex/core';

type MessageIdOf<D> = D extends Detector<infer MessageId> ? MessageId : never;

export interface FoundCase<MessageId extends string = string> {
  readonly pair: Pair;
  readonly finding: Finding<MessageId>;
}

/** Examples of a detector. Each name ends a sentence: "is silent when …", "reports a gap when …". */
export interface DetectorCases<D> {
  readonly clean: Readonly<Record<string, Pair>>;
  readonly gaps: Readonly<Record<string, FoundCase<MessageIdOf<D>>>>;
}
