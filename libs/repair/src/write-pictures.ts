import {
  UnavailableError,
  type CoverRead,
  type Observation,
  type PictureKind,
  type PlexItem,
} from '@stash2plex/core';
import { entryAfter } from './after-edit.ts';
import { beingScanned } from './being-scanned.ts';
import type { ItemDecision } from './decide-item.ts';
import { etagToAskWith, fromCover, type PictureFacts } from './decide-picture.ts';
import type { Writer } from './edit-item.ts';
import { fromStash } from './end-of.ts';
import type { Judged } from './judge-batch.ts';
import { caseOf, type SceneCase } from './picture-cases.ts';
import { openWith, picturesKnown, type PictureEnd } from './picture-end.ts';
import { putPicture, type NotePicture, type Put } from './put-picture.ts';
import { endOfSent, lookUntilChanged, type Sent } from './seen-pictures.ts';
import type { Written } from './write-batch.ts';

/** What became of the pictures of one item. */
export interface PicturesOf {
  readonly ends: readonly PictureEnd[];
  /** Where Plex shows them now, if any was written. */
  readonly shown: PlexItem['pictures'] | undefined;
}

export interface PicturesWritten {
  readonly pictures: ReadonlyMap<ItemDecision, PicturesOf>;
  /** What ended it early. */
  readonly stop: Error | undefined;
}

export interface PictureBatch {
  readonly judged: readonly Judged[];
  /** How the fields went: an item whose fields are not settled is tried again as a whole. */
  readonly written: ReadonlyMap<ItemDecision, Written>;
  /** Title of the library if it is being scanned. */
  readonly scannedIn: (sectionKey: string) => Promise<string | undefined>;
  /** No more is begun. */
  readonly isOver: () => boolean;
}

/**
 * Gives items the covers of their scenes, one after the other, once their fields are settled. Nothing is thrown: what was
 * not done is `unsent`, and `stop` tells why.
 */
export async function writePictures(writer: Writer, batch: PictureBatch): Promise<PicturesWritten> {
  const going: Going = { writer, batch, ends: new Map(), sent: [] };
  const cases = batch.judged.flatMap((judged) => caseOf(batch.written, judged) ?? []);
  let stop: Error | undefined;
  for (const each of cases) {
    if (stop || batch.isOver()) break;
    stop = await attempt(() => ofScene(going, each));
  }
  const seen = stop ? NOTHING_SEEN : await seenAfter(going);
  for (const { items } of cases) {
    for (const { decision, kinds } of items) {
      for (const kind of kinds) unlessEnded(going, decision, kind);
    }
  }
  const pictures = [...going.ends].map(([decision, ends]) => {
    const found = seen.items.get(decision.item.ratingKey);
    const shown = found?.status === 'present' ? (found.item.pictures ?? {}) : undefined;
    return [decision, { ends, shown }] as const;
  });
  return { pictures: new Map(pictures), stop: stop ?? seen.stop };
}

interface Going {
  readonly writer: Writer;
  readonly batch: PictureBatch;
  readonly ends: Map<ItemDecision, PictureEnd[]>;
  readonly sent: Sent[];
}

async function ofScene(going: Going, { sceneId, isForced, items }: SceneCase): Promise<void> {
  const { parts, settings } = going.writer.run;
  const { policy } = settings;
  const wanted = items.flatMap(({ decision, item, kinds }) =>
    kinds.map((kind) => {
      const known = decision.pair.ledger?.pictures?.[kind];
      return { decision, facts: { kind, item, known, policy, isForced } };
    }),
  );
  const etags = new Set(wanted.map(({ facts }) => etagToAskWith(facts)));
  const [etag] = etags.size === 1 ? etags : [];
  const cover = await fromStash(() => parts.covers.cover(sceneId, etag));
  for (const { decision, facts } of wanted) await ofItem(going, decision, { facts, cover });
}

interface PictureCase {
  readonly facts: PictureFacts;
  readonly cover: CoverRead;
}

async function ofItem(going: Going, decision: ItemDecision, of: PictureCase): Promise<void> {
  const put = await putOne(going, decision, of);
  if (put.status === 'ended') addEnd(going, decision, put.end);
  else going.sent.push({ decision, sent: put.sent });
}

async function putOne(
  going: Going,
  decision: ItemDecision,
  { facts, cover }: PictureCase,
): Promise<Put> {
  const { kind, item } = facts;
  const follows = fromCover(cover, facts);
  if (follows.next === 'nothing') {
    return { status: 'ended', end: { kind, known: follows.known, status: 'in-line' } };
  }
  if (follows.next !== 'ask') {
    const { known, because, next } = follows;
    const status = next === 'report' ? 'refused' : 'failed';
    return { status: 'ended', end: { kind, known, because, status } };
  }
  const library = await going.batch.scannedIn(item.sectionKey);
  if (library !== undefined) {
    const known = facts.known ?? openWith(undefined);
    const end = { kind, known, status: 'waiting', because: beingScanned(library) } as const;
    return { status: 'ended', end };
  }
  const note: NotePicture = (of, known) => {
    noteSent(going, decision, { ...of, known });
  };
  return putPicture(going.writer, { facts, picture: follows.picture, note });
}

function noteSent(going: Going, decision: ItemDecision, { kind, known, item }: PictureFacts): void {
  if (!known) return;
  const { run, machineIdentifier } = going.writer;
  const { store, clock } = run.parts;
  const ends = [...(going.ends.get(decision) ?? []), { kind, known, status: 'unsent' } as const];
  const pictures = picturesKnown(decision, ends);
  const about = { after: item, machineIdentifier, at: clock.now(), pictures };
  const ledger = [entryAfter(decision, about) ?? []].flat();
  store.settle({ machineIdentifier, ledger, ends: [], settled: [], matches: [], gaps: [] });
}

interface Seen {
  readonly items: ReadonlyMap<string, Observation>;
  readonly stop: Error | undefined;
}

const NOTHING_SEEN: Seen = { items: new Map(), stop: undefined };

/** Reads all that were written until they are seen to have changed; what does not change, the list of pictures decides. */
async function seenAfter(going: Going): Promise<Seen> {
  let items: ReadonlyMap<string, Observation> = new Map();
  const stop = await attempt(async () => {
    items = await lookUntilChanged(going.writer, going.sent);
    for (const { decision, sent } of going.sent) {
      addEnd(going, decision, await endOfSent(going.writer, sent, items));
    }
  });
  return { items, stop };
}

function addEnd({ ends }: Going, decision: ItemDecision, end: PictureEnd): void {
  ends.set(decision, [...(ends.get(decision) ?? []), end]);
}

function unlessEnded(going: Going, decision: ItemDecision, kind: PictureKind): void {
  const isEnded = (going.ends.get(decision) ?? []).some((end) => end.kind === kind);
  if (isEnded) return;
  const sent = going.sent.find(
    (each) => each.decision === decision && each.sent.facts.kind === kind,
  );
  const before = decision.pair.ledger?.pictures?.[kind];
  const open = sent && openWith(before, sent.sent.picture);
  addEnd(going, decision, { kind, known: open ?? before ?? openWith(undefined), status: 'unsent' });
}

/** What went wrong, if anything did. */
async function attempt(work: () => Promise<void>): Promise<Error | undefined> {
  try {
    await work();
    return undefined;
  } catch (error) {
    return error instanceof Error ? error : new UnavailableError(String(error));
  }
}
