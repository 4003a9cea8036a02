import { asFields, asText, readable } from './bulk.ts';
import { isDeleted, readFiles, type ItemFiles } from './parts.ts';

export interface ReadRow extends ItemFiles {
  readonly ratingKey: string;
}

/** A listing row; undefined when it is beyond reading, so that the listing is seen to be incomplete. */
export function toRow(raw: unknown): ReadRow | undefined {
  return readable(() => {
    const { ratingKey, deletedAt, Media } = asFields(raw);
    const key = asText(ratingKey);
    if (key === '') return undefined;
    const files = isDeleted(deletedAt) ? NO_FILES : readFiles(Media);
    return { ratingKey: key, ...files };
  });
}

const NO_FILES: ItemFiles = { parts: [], hidesFiles: false };
