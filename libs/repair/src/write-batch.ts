import {
  PermanentError,
  UnavailableError,
  type EditOutcome,
  type Field,
  type Intent,
  type ItemEdit,
  type ListEdit,
  type ListField,
  type Observation,
  type PlexItem,
} from '@stash2plex/core';
import { entryBefore, safestEdit, unlanded } from './after-edit.ts';
import type { ItemDecision } from './decide-item.ts';
import type { Pace } from './pace.ts';
import type { Run } from './parts.ts';
import type { ServerBreaker } from './server-breaker.ts';

/** How the edit of one item went. */
export type Written =
  /** Read back: all is there, or what is not there was tried twice. */
  | { readonly status: 'read'; readonly after: PlexItem }
  /** Plex answered no to this item, while it answers others. */
  | { readonly status: 'refused'; readonly because: string }
  /** Not written, or not known whether it was: the server was at fault. */
  | { readonly status: 'unknown' };

export interface Writer {
  readonly run: Run;
  readonly machineIdentifier: string;
  readonly pace: Pace;
  readonly breaker: ServerBreaker;
}

export interface BatchWritten {
  readonly written: ReadonlyMap<ItemDecision, Written>;
  /** What ended the batch early. */
  readonly stop: Error | undefined;
}

/** Writes, reads back in one go, tries once more in the safest form what did not arrive, and reads that back. */
export async function writeBatch(
  writer: Writer,
  decisions: readonly ItemDecision[],
): Promise<BatchWritten> {
  const { store } = writer.run.parts;
  noteBefore(writer, decisions);
  store.intend(decisions.flatMap((decision) => intentOf(writer, decision) ?? []));

  const first = await editAll(writer, decisions, ({ edit }) => edit);
  const tried = [...first.sent, ...first.shaky];
  const read = await readBack(writer, [...tried, ...first.refused.keys()]);
  const isStopped = first.stop !== undefined || read.stop !== undefined;
  const open = isStopped ? [] : tried.filter((decision) => isOpen(decision, read.items));
  const safest = (decision: ItemDecision) => {
    const found = read.items.get(decision.item.ratingKey);
    return found?.status === 'present' ? safestEdit(decision, found.item) : undefined;
  };
  const second = await editAll(writer, open, safest);
  const reread = await readBack(writer, [...second.sent, ...second.shaky]);
  // A server that empties a list last has lost it now.
  const emptied = second.sent.filter((decision) => isEmptied(decision, reread.items));
  const third = await editAll(writer, reread.stop ? [] : emptied, (decision) => {
    const edit = safest(decision);
    return edit && { ...edit, form: 'usual' };
  });
  const last = await readBack(writer, third.sent);

  const items = new Map([...read.items, ...reread.items, ...last.items]);
  const refused = new Map([...first.refused, ...second.refused, ...third.refused]);
  const twice = new Map(second.sent.map((each) => [each, openFields(each, read.items)] as const));
  const outcome = (decision: ItemDecision) => outcomeOf(decision, { items, refused, twice });
  return {
    written: new Map(decisions.map((decision) => [decision, outcome(decision)] as const)),
    stop: [first, read, second, reread, third, last].find(({ stop }) => stop)?.stop,
  };
}

function noteBefore({ run, machineIdentifier }: Writer, decisions: readonly ItemDecision[]): void {
  const { store, clock } = run.parts;
  const about = { machineIdentifier, at: clock.now() };
  const edited = decisions.filter(({ edit }) => edit);
  const ledger = edited.flatMap((decision) => entryBefore(decision, about) ?? []);
  if (ledger.length === 0) return;
  store.settle({ machineIdentifier, ends: [], ledger, settled: [], matches: [] });
}

function intentOf({ machineIdentifier }: Writer, { pair, edit }: ItemDecision): Intent | undefined {
  if (!edit) return undefined;
  const fields = [...Object.keys(edit.texts), ...Object.keys(edit.lists)] as Field[];
  const values = fields.map((field) => [field, pair.desired.values[field] ?? '']);
  const locks = Object.entries(edit.locks).filter(([, locked]) => locked);
  return {
    ...{ machineIdentifier, sceneId: pair.scene.id, ratingKey: edit.ratingKey },
    values: Object.fromEntries(values) as Intent['values'],
    locks: locks.map(([field]) => field as Field),
  };
}

interface Edited {
  readonly sent: readonly ItemDecision[];
  /** The server failed: the edit may have landed or not. */
  readonly shaky: readonly ItemDecision[];
  readonly refused: ReadonlyMap<ItemDecision, string>;
  readonly stop: Error | undefined;
}

/** A server that fails once is asked for the next item all the same: the breaker says when it is enough. */
async function editAll(
  writer: Writer,
  decisions: readonly ItemDecision[],
  editOf: (decision: ItemDecision) => ItemEdit | undefined,
): Promise<Edited> {
  const sent: ItemDecision[] = [];
  const shaky: ItemDecision[] = [];
  const refused = new Map<ItemDecision, string>();
  for (const decision of decisions) {
    const edit = editOf(decision);
    if (!edit) continue;
    try {
      const outcome = await editOne(writer, edit);
      if (outcome.status === 'refused') refused.set(decision, outcome.because);
      else sent.push(decision);
    } catch (error) {
      if (error instanceof PermanentError) refused.set(decision, error.message);
      else if (error instanceof UnavailableError) shaky.push(decision);
      else return { sent, shaky, refused, stop: asError(error) };
    }
  }
  return { sent, shaky, refused, stop: undefined };
}

async function editOne({ run, pace, breaker }: Writer, edit: ItemEdit): Promise<EditOutcome> {
  const { store, writer, items } = run.parts;
  const outcome = await pace.write(() => {
    store.check();
    return breaker.ask(async () => {
      const answer = await writer.edit(edit);
      if (answer.status === 'unanswered') throw new UnavailableError(answer.because);
      return answer;
    });
  });
  if (outcome.status !== 'refused' || outcome.httpStatus !== 500) return outcome;
  // 500 is overload or a value that Plex does not like: a server that answers a read is not overloaded.
  await breaker.ask(() => items.identify());
  return outcome;
}

async function readBack({ run, breaker }: Writer, sent: readonly ItemDecision[]) {
  if (sent.length === 0) return { items: new Map<string, Observation>(), stop: undefined };
  const keys = sent.map(({ item }) => item.ratingKey);
  try {
    return { items: await breaker.ask(() => run.parts.items.details(keys)), stop: undefined };
  } catch (error) {
    return { items: new Map<string, Observation>(), stop: asError(error) };
  }
}

function isOpen(decision: ItemDecision, items: ReadonlyMap<string, Observation>): boolean {
  return openFields(decision, items).length > 0;
}

function openFields(
  decision: ItemDecision,
  items: ReadonlyMap<string, Observation>,
): readonly Field[] {
  const found = items.get(decision.item.ratingKey);
  return found?.status === 'present' ? unlanded(decision, found.item) : [];
}

/** A list that was to be full is empty. */
function isEmptied({ item, edit }: ItemDecision, items: ReadonlyMap<string, Observation>): boolean {
  const found = items.get(item.ratingKey);
  if (found?.status !== 'present') return false;
  const { values } = found.item;
  const lists = Object.entries(edit?.lists ?? {}) as [ListField, ListEdit][];
  return lists.some(([field, { wanted }]) => wanted.length > 0 && values[field].length === 0);
}

interface Seen {
  readonly items: ReadonlyMap<string, Observation>;
  readonly refused: ReadonlyMap<ItemDecision, string>;
  /** Sent in the safest form as well, and answered: what of it is still not there now, Plex will not take. */
  readonly twice: ReadonlyMap<ItemDecision, readonly Field[]>;
}

function outcomeOf(decision: ItemDecision, { items, refused, twice }: Seen): Written {
  if (!decision.edit) return { status: 'read', after: decision.item };
  const because = refused.get(decision);
  const found = items.get(decision.item.ratingKey);
  const open = openFields(decision, items);
  const isAllThere = found?.status === 'present' && open.length === 0;
  // A no that came after all was done is as good as a yes.
  if (because !== undefined && !isAllThere) return { status: 'refused', because };
  if (found?.status !== 'present') return { status: 'unknown' };
  // What had arrived and is gone again is somebody's edit, no refusal.
  const isSettled = open.every((field) => twice.get(decision)?.includes(field));
  return isSettled ? { status: 'read', after: found.item } : { status: 'unknown' };
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
