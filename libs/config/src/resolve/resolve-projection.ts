import {
  FIELDS,
  PICTURE_KINDS,
  type Field,
  type PictureKind,
  type ProjectionSettings,
} from '@stash2plex/core';
import type { SettingKey, SettingValues } from '../settings/settings.ts';

// The title has no switch of its own: without it an item could not be told by people.
const SWITCHES: Readonly<Partial<Record<Field, SettingKey>>> = {
  studio: 'sync_studio',
  summary: 'sync_summary',
  originallyAvailableAt: 'sync_date',
  actor: 'sync_performers',
  genre: 'sync_tags',
  collection: 'sync_collection',
};

const PICTURE_SWITCHES: Readonly<Record<PictureKind, SettingKey>> = {
  poster: 'sync_poster',
  background: 'sync_background',
};

/** The fields and pictures that are switched on, in core's order; none with the master switch off. */
export function resolveProjection(values: SettingValues): ProjectionSettings {
  const isOn = (field: Field) => {
    const key = SWITCHES[field];
    return values.sync_master && (key === undefined || values[key] === true);
  };
  const pictures = PICTURE_KINDS.filter(
    (kind) => values.sync_master && values[PICTURE_SWITCHES[kind]] === true,
  );
  return { fields: FIELDS.filter(isOn), pictures, maxTags: values.max_tags };
}
