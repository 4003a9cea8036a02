// What Plex should show of a scene, said anew and plainly: the oracle must not learn it from the program.
import { FIELDS, type Field, type FieldValues } from '@stash2plex/core';
import type { StashScene } from '@stash2plex/testing';

export interface Wish {
  /** Fields that are kept in line. */
  readonly fields: readonly Field[];
  readonly maxTags: number;
}

/** Of all fields, whether they are kept in line or not. */
export function desiredOf(scene: StashScene, { maxTags }: Wish): FieldValues {
  const studio = scene.studio?.name.trim() ?? '';
  const [year = '', month = '01', day = '01'] = (scene.date ?? '').split('-');
  const names = scene.performers.map(({ name }) => name);
  return {
    title: scene.title.trim(),
    studio,
    summary: scene.details.replaceAll('\r\n', '\n').trim(),
    originallyAvailableAt: year === '' ? '' : `${year}-${month}-${day}`,
    actor: names,
    genre: scene.tags.map(({ name }) => name).slice(0, maxTags),
    collection: studio === '' ? [] : [studio],
  };
}

/** Whether there is enough to be worth a sync. */
export function isWorthIt(desired: FieldValues, { fields }: Wish): boolean {
  const telling = FIELDS.filter((field) => field !== 'title' && field !== 'collection');
  return telling.some((field) => fields.includes(field) && desired[field].length > 0);
}

/** What is the matter with an item at first contact. */
export function gapOf(
  desired: FieldValues,
  observed: FieldValues,
  { fields }: Wish,
): 'empty-metadata' | 'stale-sync' | undefined {
  const wanted = fields.filter((field) => desired[field].length > 0);
  const telling = (['studio', 'summary', 'actor', 'genre'] as const).filter(
    (field) => observed[field].length === 0,
  );
  if (telling.length === 4 && telling.some((field) => wanted.includes(field))) {
    return 'empty-metadata';
  }
  const differs = (field: Field) => !shows(field, observed, desired);
  return wanted.some(differs) ? 'stale-sync' : undefined;
}

/** Whether what Plex has counts as what Stash has. */
export function shows(field: Field, observed: FieldValues, desired: FieldValues): boolean {
  const [found, wanted] = [observed[field], desired[field]];
  if (typeof found === 'string' || typeof wanted === 'string') return text(found) === text(wanted);
  const missing = wanted.filter((name) => !found.map(folded).includes(folded(name)));
  const foreign = found.filter((name) => !wanted.map(folded).includes(folded(name)));
  return missing.length === 0 && (field === 'collection' || foreign.length === 0);
}

export function folded(name: string): string {
  return name.trim().toLowerCase().normalize('NFC');
}

function text(value: string | readonly string[]): string {
  return String(value).normalize('NFC').trim().replaceAll('\r\n', '\n');
}
