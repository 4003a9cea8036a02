import type { Field, FieldValue } from './fields.ts';
import type { LedgerPictures } from './picture.ts';

/** What we know of one field of one item. */
export interface LedgerField {
  readonly value: FieldValue;
  /** `wrote`: our edit, verified. `found`: it was in line when we first saw it. */
  readonly origin: 'wrote' | 'found';
  /** Whether the lock on it is ours. */
  readonly locked: boolean;
}

/** What Plex made of a value that it would not take as it is. While both stand, the field is no gap. */
export interface RefusedField {
  readonly wanted: FieldValue;
  readonly got: FieldValue;
  /** The edit set a lock as well that was not seen to arrive. */
  readonly locks?: true;
}

/** Our memory of one scene in one item of one server. */
export interface LedgerEntry {
  readonly machineIdentifier: string;
  readonly sceneId: string;
  readonly ratingKey: string;
  readonly fields: Readonly<Partial<Record<Field, LedgerField>>>;
  readonly refused?: Readonly<Partial<Record<Field, RefusedField>>>;
  readonly pictures?: LedgerPictures;
  readonly desiredHash: string;
  readonly verifiedAt: Date;
}
