import {
  FIELDS,
  type Desired,
  type DesiredValues,
  type Field,
  type FieldValues,
  type ProjectionSettings,
  type Scene,
} from '@stash2plex/core';
import { fullDate } from './full-date.ts';
import { hashOf } from './hash-of.ts';
import { distinctNames, nameOf, sortedNames } from './names.ts';
import { paragraphs, singleLine } from './texts.ts';

/** Most actors of one item. */
const MAX_ACTORS = 50;

/** What we would write to Plex for a scene. A field that is switched off is not a key. */
export function project(scene: Scene, settings: ProjectionSettings): Desired {
  const fields = FIELDS.filter((field) => settings.fields.includes(field));
  const values: DesiredValues = Object.fromEntries(
    fields.map((field) => [field, VALUES[field](scene, settings)]),
  );
  return { values, hash: hashOf(values) };
}

const VALUES: {
  readonly [F in Field]: (scene: Scene, settings: ProjectionSettings) => FieldValues[F];
} = {
  title: ({ title }) => singleLine(title),
  studio: ({ studio }) => nameOf(studio),
  summary: ({ details }) => paragraphs(details),
  originallyAvailableAt: ({ date }) => fullDate(date),
  actor: ({ performers }) => sortedNames(performers).slice(0, MAX_ACTORS),
  genre: ({ tags }, { maxTags }) => distinctNames(tags).slice(0, maxTags),
  collection: ({ studio }) => distinctNames(studio ? [studio] : []),
};
