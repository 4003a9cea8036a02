import type {
  Field,
  Intent,
  ItemEdit,
  ListEdit,
  ListField,
  Observation,
  PlexItem,
} from '@stash2plex/core';
import { entryBefore, safestEdit, unlanded } from './after-edit.ts';
import type { ItemDecision } from './decide-item.ts';
import { editItem, type Refusal, type Writer } from './edit-item.ts';

/** How the edit of one item went. */
export type Written =
  /** Read back: all is there, or what is not there was tried twice. */
  | { readonly status: 'read'; readonly after: PlexItem }
  /** Plex answered no to this item, while it answers others. */
  | Refusal
  /** A request was longer than this server takes: shorter ones may do. */
  | { readonly status: 'too-long' }
  /** Not known whether it was written: the server was at fault. */
  | { readonly status: 'unknown' }
  /** Certainly not written: the batch ended before. */
  | { readonly status: 'unsent' };

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

  const first = await editAll(writer, decisions, FIRST);
  const tried = [...first.sent, ...first.shaky];
  const read = await readBack(writer, [...tried, ...first.refused.keys()]);
  const isStopped = first.stop !== undefined || read.stop !== undefined;
  const open = isStopped ? [] : tried.filter((decision) => isOpen(decision, read.items));
  const safest = (decision: ItemDecision) => {
    const found = read.items.get(decision.item.ratingKey);
    return found?.status === 'present' ? safestEdit(decision, found.item) : undefined;
  };
  const second = await editAll(writer, open, { editOf: safest, isLast: true });
  const reread = await readBack(writer, [...second.sent, ...second.shaky]);
  // A server that empties a list last has lost it now.
  const emptied = second.sent.filter((decision) => isEmptied(decision, reread.items));
  const usual = (decision: ItemDecision) => {
    const edit = safest(decision);
    return edit && ({ ...edit, form: 'usual' } as const);
  };
  const third = await editAll(writer, reread.stop ? [] : emptied, { editOf: usual, isLast: true });
  const last = await readBack(writer, third.sent);

  const items = new Map([...read.items, ...reread.items, ...last.items]);
  const refused = new Map([...first.refused, ...second.refused, ...third.refused]);
  const tooLong = new Set([...first.tooLong, ...second.tooLong, ...third.tooLong]);
  const twice = new Map(second.sent.map((each) => [each, openFields(each, read.items)] as const));
  const unsent = new Set(first.unsent);
  const outcome = (decision: ItemDecision) =>
    outcomeOf(decision, { items, refused, tooLong, unsent, twice });
  return {
    written: new Map(decisions.map((decision) => [decision, outcome(decision)] as const)),
    stop: [first, read, second, reread, third, last].find(({ stop }) => stop)?.stop,
  };
}

function noteBefore({ run, machineIdentifier }: Writer, decisions: readonly ItemDecision[]): void {
  const about = { machineIdentifier, at: run.parts.clock.now() };
  const edited = decisions.filter(({ edit }) => edit);
  const ledger = edited.flatMap((decision) => entryBefore(decision, about) ?? []);
  if (ledger.length === 0) return;
  const nothing = { ends: [], settled: [], matches: [], gaps: [] };
  run.parts.store.settle({ machineIdentifier, ledger, ...nothing });
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

interface Try {
  readonly editOf: (decision: ItemDecision) => ItemEdit | undefined;
  /** Without an answer it is not worth another: the item is at fault, if others are answered. */
  readonly isLast: boolean;
}

const FIRST: Try = { editOf: ({ edit }) => edit, isLast: false };

interface Edited {
  readonly sent: readonly ItemDecision[];
  /** The server failed: the edit may have landed or not. */
  readonly shaky: readonly ItemDecision[];
  readonly tooLong: readonly ItemDecision[];
  readonly refused: ReadonlyMap<ItemDecision, Refusal>;
  /** What was not tried any more. */
  readonly unsent: readonly ItemDecision[];
  readonly stop: Error | undefined;
}

/** A server that fails once is asked for the next item all the same: the breaker says when it is enough. */
async function editAll(
  writer: Writer,
  decisions: readonly ItemDecision[],
  how: Try,
): Promise<Edited> {
  const sent: ItemDecision[] = [];
  const shaky: ItemDecision[] = [];
  const tooLong: ItemDecision[] = [];
  const refused = new Map<ItemDecision, Refusal>();
  for (const [index, decision] of decisions.entries()) {
    const edit = how.editOf(decision);
    if (!edit) continue;
    try {
      const outcome = await editItem(writer, edit, how);
      if (outcome.status === 'refused') refused.set(decision, outcome);
      else ({ sent, shaky, 'too-long': tooLong })[outcome.status].push(decision);
    } catch (error) {
      const unsent = decisions.slice(index);
      return { sent, shaky, tooLong, refused, unsent, stop: asError(error) };
    }
  }
  return { sent, shaky, tooLong, refused, unsent: [], stop: undefined };
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
  readonly unsent: ReadonlySet<ItemDecision>;
  readonly tooLong: ReadonlySet<ItemDecision>;
  readonly items: ReadonlyMap<string, Observation>;
  readonly refused: ReadonlyMap<ItemDecision, Refusal>;
  /** Sent in the safest form as well, and answered: what of it is still not there now, Plex will not take. */
  readonly twice: ReadonlyMap<ItemDecision, readonly Field[]>;
}

function outcomeOf(
  decision: ItemDecision,
  { items, refused, tooLong, unsent, twice }: Seen,
): Written {
  if (!decision.edit) return { status: 'read', after: decision.item };
  if (tooLong.has(decision)) return { status: 'too-long' };
  if (unsent.has(decision)) return { status: 'unsent' };
  const refusal = refused.get(decision);
  const found = items.get(decision.item.ratingKey);
  const open = openFields(decision, items);
  const isAllThere = found?.status === 'present' && open.length === 0;
  // A no that came after all was done is as good as a yes.
  if (refusal && !isAllThere) return refusal;
  if (found?.status !== 'present') return { status: 'unknown' };
  // What had arrived and is gone again is somebody's edit, no refusal.
  const isSettled = open.every((field) => twice.get(decision)?.includes(field));
  return isSettled ? { status: 'read', after: found.item } : { status: 'unknown' };
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
