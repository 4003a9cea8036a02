import {
  UnavailableError,
  type ItemPicture,
  type LedgerPicture,
  type Picture,
  type PictureSent,
} from '@stash2plex/core';
import { decidePicture, isPictureLocked, shownAt, type PictureFacts } from './decide-picture.ts';
import type { Writer } from './edit-item.ts';
import { openWith, type PictureEnd } from './picture-end.ts';
import { probe } from './probe.ts';

/** What was sent, and has to be seen in Plex before it counts. */
export interface SentPicture {
  readonly facts: PictureFacts;
  readonly picture: Picture;
  readonly isLockSent: boolean;
}

export type Put =
  | { readonly status: 'ended'; readonly end: PictureEnd }
  | { readonly status: 'sent'; readonly sent: SentPicture };

/** Stores what is about to be sent, so that a kill after it leaves nothing unknown. */
export type NotePicture = (facts: PictureFacts, known: LedgerPicture) => void;

/** A proxy that takes no body of this size, or a server that takes no picture of this type, will not take it tomorrow. */
const NEVER = new Set([413, 415]);

/**
 * Makes Plex show a picture: one that it has is chosen, another is uploaded, once. Throws what ends a drain, and
 * UnavailableError where the server is at fault.
 */
export async function putPicture(writer: Writer, { facts, picture, note }: Putting): Promise<Put> {
  const { kind, known } = facts;
  const pictures = await list(writer, facts);
  const before = known ?? { locked: false };
  const open = openWith(known, picture);
  const failed = (because: string): Put => {
    return { status: 'ended', end: { kind, known: open, status: 'failed', because } };
  };
  if (!pictures) return failed('its item in Plex is gone');

  const decision = decidePicture(picture, pictures, facts);
  const seen = { etag: picture.etag, shown: shownAt(facts) };
  if (decision.next === 'keep') {
    const kept: LedgerPicture = { ...before, ...seen, state: 'kept' };
    return { status: 'ended', end: { kind, known: kept, status: 'kept' } };
  }
  if (decision.next === 'in-line') {
    const isLocked = decision.needsLock && (await lock(writer, facts));
    const there: LedgerPicture = { ...writtenNow(facts, picture, isLocked), ...seen };
    return { status: 'ended', end: { kind, known: there, status: 'in-line' } };
  }

  note(facts, open);
  const answer = await send(writer, facts, () => {
    const { pictures: port } = writer.run.parts;
    if (decision.next === 'select') return port.select(ofItem(facts), decision.key);
    return port.upload(ofItem(facts), picture);
  });
  if (answer.status === 'refused') {
    if (!NEVER.has(answer.httpStatus)) return failed(answer.because);
    const refused: LedgerPicture = { ...before, etag: picture.etag, state: 'unusable' };
    const { because } = answer;
    return { status: 'ended', end: { kind, known: refused, status: 'refused', because } };
  }
  // After the picture: what is shown anew may take the lock away.
  const isLockSent = facts.policy.lockFields && !isPictureLocked(facts);
  if (isLockSent) await lock(writer, facts);
  return { status: 'sent', sent: { facts, picture, isLockSent } };
}

export interface Putting {
  readonly facts: PictureFacts;
  readonly picture: Picture;
  readonly note: NotePicture;
}

/** What is known of a picture that Plex shows. */
export function writtenNow(
  { known }: PictureFacts,
  { sha1 }: Picture,
  isLocked: boolean,
): LedgerPicture {
  return { state: 'written', sha1, locked: isLocked || known?.locked === true };
}

/** Whether Plex shows this very picture now, by its own list. */
export async function isChosen(writer: Writer, { facts, picture }: SentPicture): Promise<boolean> {
  const pictures = await list(writer, facts);
  if (!pictures) return false;
  return decidePicture(picture, pictures, facts).next === 'in-line';
}

function list(
  { run, breaker }: Writer,
  facts: PictureFacts,
): Promise<readonly ItemPicture[] | undefined> {
  return breaker.ask(() => run.parts.pictures.list(ofItem(facts)));
}

/** Whether Plex said yes to it; without the lock the picture is there all the same. */
async function lock(writer: Writer, facts: PictureFacts): Promise<boolean> {
  const { ratingKey, sectionKey } = facts.item;
  const of = { kind: facts.kind, ratingKey, sectionKey };
  const { pictures } = writer.run.parts;
  return (await send(writer, facts, () => pictures.lock(of, true))).status === 'sent';
}

function ofItem({ kind, item: { ratingKey } }: PictureFacts) {
  return { kind, ratingKey };
}

/** 500 is overload or a picture that Plex does not like, and so is silence: a server that answers a read is not at fault. */
async function send(
  writer: Writer,
  { kind }: PictureFacts,
  work: () => Promise<PictureSent>,
): Promise<PictureSent> {
  const { pace, breaker, run } = writer;
  try {
    const answer = await pace.write(() => {
      run.parts.store.check();
      return breaker.ask(work);
    });
    if (answer.status === 'refused' && answer.httpStatus >= 500) {
      pace.rest();
      await probe(writer);
    }
    return answer;
  } catch (error) {
    if (!(error instanceof UnavailableError)) throw error;
    await probe(writer);
    return { status: 'refused', httpStatus: 0, because: `${error.message} (${kind})` };
  }
}
