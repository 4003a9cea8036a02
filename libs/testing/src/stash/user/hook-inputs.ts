import type { StashHook } from '../hooks.ts';
import type { StashFile, StashScene } from '../rows.ts';

// What hooks are told, in the shape that a running Stash was recorded with. Some inputs come whole, with null for what
// was not sent; others as they were sent.

type Sent = Readonly<Record<string, unknown>>;

export type HookedKind = 'Scene' | 'Performer' | 'Studio' | 'Tag';

interface About {
  readonly id: string;
  readonly input: unknown;
  readonly inputFields?: readonly string[];
}

export function hookOf(event: `${HookedKind}.${string}`, about: About): StashHook {
  const { id, input, inputFields = [] } = about;
  const context = { id: Number(id), type: `${event}.Post`, input };
  return inputFields.length > 0 ? { ...context, inputFields } : context;
}

/** Keys that were really sent; null is a value, undefined is none. */
export function sentFields(input: Sent): string[] {
  return Object.keys(input).filter((key) => input[key] !== undefined);
}

export function wholeScene(input: Sent): Sent {
  return whole(SCENE, input);
}

/** `noFields`: what stands for own fields where none are sent. */
export function wholePerformer(input: Sent, version: string, noFields: object | null): Sent {
  if (isBefore30(version)) return whole(PERFORMER, input);
  return whole([...PERFORMER, 'custom_fields'], { custom_fields: noFields, ...input });
}

export function wholeStudio(input: Sent, version: string): Sent {
  return whole(isBefore30(version) ? STUDIO : [...STUDIO, 'urls'], input);
}

/** The files of a destroyed scene cannot be asked for any more: the primary one comes along. */
export function destroyed(input: Sent, scene: StashScene): Sent {
  const [primary] = scene.files;
  const file = { oshash: primary ? oshashOf(primary) : '', path: primary?.path ?? '' };
  return { delete_file: null, delete_generated: null, ...input, checksum: '', ...file };
}

/** Stays with the content when the file is moved. */
function oshashOf({ id, size }: StashFile): string {
  return (size * 65_536 + (Number(id) % 65_536)).toString(16).padStart(16, '0');
}

function whole(fields: readonly string[], input: Sent): Sent {
  const given = Object.fromEntries(fields.map((field) => [field, input[field] ?? null]));
  const unknown = sentFields(input).filter((field) => !(field in given) && field !== 'id');
  if (unknown.length > 0) throw new Error(`unknown field ${unknown.join(', ')}`);
  return 'id' in input ? { id: input['id'], ...given } : given;
}

function isBefore30(version: string): boolean {
  const [major = 0, minor = 0] = version.replace('v', '').split('.').map(Number);
  return major === 0 && minor < 30;
}

const words = (text: string) => text.split(/\s+/);

const SCENE = words(
  `clientMutationId title code details director url urls date rating100 o_counter organized studio_id gallery_ids
  performer_ids movies groups tag_ids cover_image stash_ids resume_time play_duration play_count primary_file_id`,
);
const PERFORMER = words(
  `name disambiguation url urls gender birthdate ethnicity country eye_color height height_cm measurements fake_tits
  penis_length circumcised career_length tattoos piercings aliases alias_list twitter instagram favorite tag_ids image
  stash_ids rating100 details death_date hair_color weight ignore_auto_tag`,
);
const STUDIO = words(
  'name url parent_id image stash_ids rating100 favorite details aliases tag_ids ignore_auto_tag',
);
