import {
  FIELDS,
  type Desired,
  type DesiredValues,
  type Field,
  type FieldValues,
  type ProjectionSettings,
  type Scene,
} from '@stash2plex/core';
import { fit } from './fit.ts';
import { fullDate } from './full-date.ts';
import { hashOf } from './hash-of.ts';
import { distinctNames, nameOf, sortedNames } from './names.ts';
import { paragraphs, singleLine } from './texts.ts';

/** Most actors of one item. */
const MAX_ACTORS = 50;

/** What we would write to Plex for a scene. A field that is switched off is not a key. */
export function project(scene: Scene, settings: ProjectionSettings): Desired {
  const whole = valuesOf(scene, settings);
  if (settings.maxRequestBytes === undefined) return toDesired(whole, settings);
  const { values, cut } = fit(whole, settings.maxRequestBytes);
  return { ...toDesired(values, settings), ...(cut.length > 0 && { cut }) };
}

function toDesired(whole: FieldValues, settings: ProjectionSettings): Desired {
  const values = switchedOn(whole, settings);
  const { pictures = [] } = settings;
  // Not in the hash: what a cover looks like is told by its ETag.
  return { values, hash: hashOf(values), ...(pictures.length > 0 && { pictures }) };
}

function valuesOf(scene: Scene, { maxTags }: ProjectionSettings): FieldValues {
  const studio = nameOf(scene.studio);
  return {
    title: singleLine(scene.title),
    studio,
    summary: paragraphs(scene.details),
    originallyAvailableAt: fullDate(scene.date),
    actor: sortedNames(scene.performers).slice(0, MAX_ACTORS),
    genre: distinctNames(scene.tags).slice(0, maxTags),
    collection: studio === '' ? [] : [studio],
  };
}

function switchedOn(values: FieldValues, { fields }: ProjectionSettings): DesiredValues {
  const isOn = (field: Field) => fields.includes(field);
  if (FIELDS.every(isOn)) return values;
  return Object.fromEntries(FIELDS.filter(isOn).map((field) => [field, values[field]]));
}
