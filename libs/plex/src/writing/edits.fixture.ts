import type { ItemEdit } from '@stash2plex/core';
import { editRequests, type TooLong } from './edit-requests.ts';

/** An edit of item 101 in library 1 that changes nothing but what a spec says. */
export function anEdit(change: Partial<ItemEdit> = {}): ItemEdit {
  return {
    ratingKey: '101',
    sectionKey: '1',
    texts: {},
    lists: {},
    locks: {},
    form: 'usual',
    ...change,
  };
}

/** As many names as wanted, each of the same length. */
export function names(count: number, length = 20): string[] {
  return Array.from({ length: count }, (_, index) => `Name ${index} `.padEnd(length, 'x'));
}

/** The parameters of a query in their order, decoded once, as a server gets them. */
export function decoded(query: string): [string, string][] {
  return [...new URLSearchParams(query)];
}

/** The names that a removal parameter takes away, for a server that decodes them once more. */
export function removedNames(value: string): string[] {
  return value.split(',').map((name) => (name.includes('%') ? decodeURIComponent(name) : name));
}

/** What of an edit no request within the limit can hold. */
export function tooLong(edit: ItemEdit, limitBytes: number): readonly TooLong[] {
  return editRequests(edit, { limitBytes }).flatMap((request) => request.tooLong ?? []);
}

export function fits(edit: ItemEdit, limitBytes: number): boolean {
  return tooLong(edit, limitBytes).length === 0;
}
