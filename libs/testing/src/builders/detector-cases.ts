import type { Detector, Finding, Pair } from '@stash2plex/core';

type MessageIdOf<D> = D extends Detector<infer MessageId> ? MessageId : never;

/** What a detector looks at. */
type SubjectOf<D> = D extends { readonly detect: (subject: infer Subject) => unknown }
  ? Subject
  : never;

/** A pair is called by its name; what a run of everything leaves over is called that. */
type Looked<Subject> = Subject extends Pair
  ? { readonly pair: Subject }
  : { readonly leftover: Subject };

export type FoundCase<Subject, MessageId extends string = string> = Looked<Subject> & {
  readonly finding: Finding<MessageId>;
};

/** Examples of a detector. Each name ends a sentence: "is silent when …", "reports a gap when …". */
export interface DetectorCases<D> {
  readonly clean: Readonly<Record<string, SubjectOf<D>>>;
  readonly gaps: Readonly<Record<string, FoundCase<SubjectOf<D>, MessageIdOf<D>>>>;
}
