import type { LedgerEntry, LedgerPictures } from '@stash2plex/core';
import { date, json, optionalText, text, type Row } from '../database/rows.ts';
import { SCENE_ID } from '../database/scene-ids.ts';

/** What `toLedgerEntry` reads. */
export const LEDGER_COLUMNS = `machine_identifier, ${SCENE_ID}, rating_key, fields, refused, pictures, desired_hash, verified_at`;

export function toLedgerEntry(row: Row): LedgerEntry {
  const pictures = optionalText(row, 'pictures');
  const isRefused = optionalText(row, 'refused') !== undefined;
  return {
    machineIdentifier: text(row, 'machine_identifier'),
    sceneId: text(row, 'scene_id'),
    ratingKey: text(row, 'rating_key'),
    fields: json(row, 'fields') as LedgerEntry['fields'],
    ...(isRefused && { refused: json(row, 'refused') as Required<LedgerEntry>['refused'] }),
    ...(pictures !== undefined && { pictures: JSON.parse(pictures) as LedgerPictures }),
    desiredHash: text(row, 'desired_hash'),
    verifiedAt: date(row, 'verified_at'),
  };
}
