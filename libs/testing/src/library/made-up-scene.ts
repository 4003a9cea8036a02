import type { NamedRef, Scene } from '@stash2plex/core';
import type { Kind } from './kinds.ts';

const FIRST = [
  'Ada',
  'Björk',
  'Chloé',
  'Dženana',
  'Éva',
  'Fumiko 文子',
  'Gül',
  "O'Hara",
  'Ирина',
  'Zoë',
];
const LAST = [
  'Almond',
  'Brook',
  'Cedar',
  'Dune',
  'Ember',
  'Fjord',
  'Grove',
  'Heath',
  'Isle',
  'Juniper',
];
const TAGS = [
  ...[
    'Indoor',
    'Outdoor',
    'Sunset',
    'Black & White',
    'Rain, heavy',
    '"Quoted"',
    '100% Wool',
    'C++',
  ],
  ...[
    'Slow Motion',
    'Time-lapse',
    '🎬 Behind the scenes',
    'Été',
    'Nature',
    'City',
    'Beach',
    'Forest',
  ],
  ...['Night', 'Interview', 'Handheld', 'Wide Angle', 'Close-up', 'Vintage', 'Silent', 'Aerial'],
];
const STUDIOS = [
  'North Lights',
  'Blue Door',
  'Kino Ö',
  'Paper & Ink',
  'Little, Brown Hat',
  '月光',
  'Static',
];
const MINUTE_MS = 60_000;

export interface SceneRequest {
  readonly number: number;
  readonly kind: Kind;
  readonly now: Date;
}

/** A made-up scene, always the same for the same number. */
export function madeUpScene({ number, kind, now }: SceneRequest): Scene {
  const isBare = kind === 'bare' || kind === 'bare-missing';
  const updatedAt = new Date(wholeSeconds(now) - ageMinutes(number) * MINUTE_MS);
  const id = String(number);
  const common = { id, createdAt: new Date(updatedAt.getTime() - 86_400_000), updatedAt };
  const files = filesOf(number, kind);
  if (isBare) return { ...common, ...NOTHING, title: fileTitle(number), files };
  return {
    ...common,
    title: `Scene ${number}: ${pick(TAGS, number)} at ${pick(LAST, number * 7)}`,
    details: `What scene ${number} shows.\n\nA second paragraph with “quotes”, 50 % more & é.`,
    date: `20${pad(10 + (number % 15))}-${pad(1 + (number % 12))}-${pad(1 + (number % 28))}`,
    studio: named(STUDIOS, number),
    performers: distinct(2 + (number % 4), (n) => performer(number * 3 + n)),
    tags: distinct(3 + (number % 5), (n) => named(TAGS, number * 5 + n)),
    files,
  };
}

const NOTHING = { details: '', date: '', studio: undefined, performers: [], tags: [] } as const;

/** One scene in ten was edited within the last day, two in ten within the last week. */
function ageMinutes(number: number): number {
  if (number % 10 === 0) return 30 + (number % 1000);
  if (number % 10 === 5) return 2 * 24 * 60 + (number % 4000);
  return 30 * 24 * 60 + number;
}

function filesOf(number: number, kind: Kind) {
  if (kind === 'no-file') return [];
  const count = kind === 'in-line-two-files' ? 2 : 1;
  return Array.from({ length: count }, (_, part) => ({
    path: `/data/library/${folder(number)}/${fileTitle(number)}${part ? ` part ${part + 1}` : ''}.mp4`,
    size: 50_000_000 + number * 10 + part,
  }));
}

/** What Plex makes a title of when nobody tells it better. */
export function fileTitle(number: number): string {
  return `clip ${String(number).padStart(6, '0')}`;
}

export function folder(number: number): string {
  return `${pick(STUDIOS, number)} (${number % 17})`;
}

function performer(index: number): NamedRef {
  const place = index % (FIRST.length * LAST.length);
  const name = `${pick(FIRST, place)} ${pick(LAST, Math.floor(place / FIRST.length))}`;
  return { id: String(place + 1), name };
}

function named(names: readonly string[], index: number): NamedRef {
  return { id: String((index % names.length) + 1), name: pick(names, index) };
}

function distinct(count: number, make: (n: number) => NamedRef): NamedRef[] {
  const made = Array.from({ length: count }, (_, n) => make(n));
  return [...new Map(made.map((ref) => [ref.id, ref])).values()];
}

function pick(from: readonly string[], index: number): string {
  return from[index % from.length] ?? '';
}

function wholeSeconds(time: Date): number {
  return Math.floor(time.getTime() / 1000) * 1000;
}

function pad(number: number): string {
  return String(number).padStart(2, '0');
}
