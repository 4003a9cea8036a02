import type { NamedRef, Scene, SceneFile } from '@stash2plex/core';
import {
  digits,
  instant,
  isUnset,
  listOf,
  nonEmpty,
  present,
  reader,
  recordOf,
  text,
  whole,
} from './read-row.ts';

/** The fields of a scene that `toScene` reads. */
export const SCENE_FIELDS = `id title details date created_at updated_at
  studio { id name } performers { id name } tags { id name } files { path size }`;

/** Undefined for a row that is not a scene. */
export const toScene = reader((row): Scene => ({
  id: digits(row['id']),
  title: text(row['title']),
  details: text(row['details']),
  date: text(row['date']),
  createdAt: instant(row['created_at']),
  updatedAt: instant(row['updated_at']),
  studio: isUnset(row['studio']) ? undefined : named(row['studio']),
  performers: listOf(row['performers'], named),
  tags: listOf(row['tags'], named),
  files: listOf(row['files'], file),
}));

function named(value: unknown): NamedRef {
  const { id, name } = recordOf(value);
  return { id: present(id), name: present(name) };
}

function file(value: unknown): SceneFile {
  const { path, size } = recordOf(value);
  return { path: nonEmpty(path), size: bytes(size) };
}

/** Int64, and so text in some versions of GraphQL. */
function bytes(value: unknown): number {
  return whole(typeof value === 'number' ? value : Number(digits(value)));
}
