import { parametersOf, type EditPart } from './edit-parts.ts';

/**
 * Groups of parts, each for one request with so much room. What fits stays together. Else the summary goes alone and
 * last, for it is what a server refuses first; then texts apart from lists; then one after the other. What cannot be
 * divided stays too long.
 */
export function divide(parts: readonly EditPart[], room: number): readonly (readonly EditPart[])[] {
  const [only, ...others] = parts;
  if (!only) return [];
  if (sizeOf(parts) <= room) return [parts];
  if (others.length === 0) return splitRemovals(only, room).map((part) => [part]);
  return halves(parts).flatMap((half) => divide(half, room));
}

function halves(parts: readonly EditPart[]): readonly (readonly EditPart[])[] {
  for (const isLater of [isSummary, isList]) {
    const later = parts.filter(isLater);
    if (later.length > 0 && later.length < parts.length) {
      return [parts.filter((part) => !isLater(part)), later];
    }
  }
  return [parts.slice(0, 1), parts.slice(1)];
}

function isSummary({ kind, field }: EditPart): boolean {
  return kind === 'text' && field === 'summary';
}

function isList({ kind }: EditPart): boolean {
  return kind === 'list';
}

/**
 * Removals that do not fit beside the wanted list go before it: should a request without a list empty it, the list
 * follows.
 */
function splitRemovals(part: EditPart, room: number): readonly EditPart[] {
  const bare = { ...part, removals: [] };
  const beside = fitting(part, room - sizeOf([bare]));
  const last = { ...bare, removals: part.removals.slice(0, beside) };
  const before = removalsOnly(part, part.removals.slice(beside));
  return [...inShares(before, room), last].filter((each) => parametersOf(each).length > 0);
}

function inShares(part: EditPart, room: number): readonly EditPart[] {
  const shares: EditPart[] = [];
  let rest = part;
  while (rest.removals.length > 0) {
    const count = Math.max(1, fitting(rest, room));
    shares.push(removalsOnly(part, rest.removals.slice(0, count)));
    rest = removalsOnly(part, rest.removals.slice(count));
  }
  return shares;
}

/** How many of the first removals fit into so much room. */
function fitting(part: EditPart, room: number): number {
  const { removals } = part;
  const tooMany = removals.findIndex(
    (_, index) => sizeOf([removalsOnly(part, removals.slice(0, index + 1))]) > room,
  );
  return tooMany < 0 ? removals.length : tooMany;
}

function removalsOnly({ field }: EditPart, removals: readonly string[]): EditPart {
  return { kind: 'removals', field, values: [], removals, locks: [] };
}

/** What the parameters add to a request line. */
function sizeOf(parts: readonly EditPart[]): number {
  // All is escaped, so a character is a byte; each parameter comes with an ampersand.
  return parts.flatMap(parametersOf).reduce((sum, each) => sum + each.length + 1, 0);
}
