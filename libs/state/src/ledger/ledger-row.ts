import type { LedgerEntry } from '@stash2plex/core';
import { date, json, optionalText, text, type Row } from '../database/rows.ts';
import { SCENE_ID } from '../database/scene-ids.ts';

/** What `toLedgerEntry` reads. */
export const LEDGER_COLUMNS = `machine_identifier, ${SCENE_ID}, rating_key, fields, refused, desired_hash, verified_at`;

export function toLedgerEntry(row: Row): LedgerEntry {
  const isRefused = optionalText(row, 'refused') !== undefined;
  return {
    machineIdentifier: text(row, 'machine_identifier'),
    sceneId: text(row, 'scene_id'),
    ratingKey: text(row, 'rating_key'),
    fields: json(row, 'fields') as LedgerEntry['fields'],
    ...(isRefused && { refused: json(row, 'refused') as Required<LedgerEntry>['refused'] }),
    desiredHash: text(row, 'desired_hash'),
    verifiedAt: date(row, 'verified_at'),
  };
}
