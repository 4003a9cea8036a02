import type { NamedVersion } from '@stash2plex/core';
import { describe, expect, it } from 'vitest';
import { namedPages } from './named-pages.ts';
import type { NamedPage } from './operations/named-list.ts';

const updatedAt = new Date('2026-01-11T12:00:00Z');
const aTag = (id: number): NamedVersion => {
  return { kind: 'tag', id: String(id), name: `T ${id}`, updatedAt };
};

/** A list as Stash pages it. */
function listOf(length: number) {
  const rows = Array.from({ length }, (_, index) => aTag(index + 1));
  const asked: string[] = [];
  return {
    rows,
    asked,
    ask: (page: number, perPage: number): Promise<NamedPage> => {
      asked.push(`${page} of ${perPage}`);
      const from = (page - 1) * perPage;
      return Promise.resolve({ count: rows.length, rows: rows.slice(from, from + perPage) });
    },
  };
}

async function read(
  ask: (page: number, perPage: number) => Promise<NamedPage>,
  each: (ids: readonly number[]) => void = () => undefined,
) {
  const ids: number[] = [];
  for await (const { rows } of namedPages({ kind: 'tag', pageSize: 10, ask })) {
    ids.push(...rows.map(({ id }) => Number(id)));
    each(ids);
  }
  return ids;
}

const upTo = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => from + index);

describe('pages by number', () => {
  it.each([
    [0, ['1 of 10']],
    [9, ['1 of 10']],
    [10, ['1 of 10']],
    [11, ['1 of 10', '2 of 9']],
    [25, ['1 of 10', '2 of 9', '3 of 8', '4 of 7']],
  ])('of %i rows give each of them once: %j', async (length, requests) => {
    const { ask, asked } = listOf(length);

    expect(await read(ask)).toEqual(upTo(1, length));
    expect(asked).toEqual(requests);
  });

  it('begin again where rows that were read are deleted, and miss none', async () => {
    const { ask, rows } = listOf(25);

    const ids = await read(ask, (seen) => {
      if (seen.length === 10) rows.splice(0, 3);
    });

    expect(ids).toEqual([...upTo(1, 10), ...upTo(4, 25)]);
  });

  it('go on where no more rows are deleted than pages overlap', async () => {
    const { ask, rows, asked } = listOf(25);

    const ids = await read(ask, (seen) => {
      if (seen.length === 18) rows.splice(0, 1);
    });

    expect(ids).toEqual(upTo(1, 25));
    expect(asked.filter((each) => each === '1 of 10')).toHaveLength(1);
  });

  it('go on where rows are added, before or behind', async () => {
    const { ask, rows, asked } = listOf(25);

    const ids = await read(ask, (seen) => {
      if (seen.length === 10) rows.unshift(aTag(0));
      if (seen.length === 17) rows.push(aTag(26));
    });

    expect(ids).toEqual(upTo(1, 26));
    expect(asked.filter((each) => each === '1 of 10')).toHaveLength(1);
  });

  it('end where the list has become shorter than what was read', async () => {
    const { ask, rows } = listOf(11);

    const ids = await read(ask, (seen) => {
      if (seen.length === 10) rows.pop();
    });

    expect(ids).toEqual(upTo(1, 10));
  });

  it('go on where something caps them', async () => {
    const { ask } = listOf(12);

    const ids = await read((page, perPage) => ask(page, Math.min(perPage, 6)));

    expect(ids).toEqual(upTo(1, 12));
  });

  it('are given up where the list changes each time', async () => {
    const { ask, rows, asked } = listOf(60);

    const reading = read(ask, () => {
      rows.splice(0, 5);
    });

    await expect(reading).rejects.toMatchObject({
      name: 'UnavailableError',
      message: 'Stash listed its tags differently each time they were read: try again later.',
    });
    expect(asked.filter((each) => each === '1 of 10')).toHaveLength(3);
  });

  it.each([11, 15, 19, 25])(
    'are given up where the number is not heeded, %i rows',
    async (count) => {
      const { rows } = listOf(10);

      await expect(read(() => Promise.resolve({ count, rows }))).rejects.toThrow('differently');
      await expect(
        read((_, perPage) => Promise.resolve({ count, rows: rows.slice(0, perPage) })),
      ).rejects.toThrow('differently');
    },
  );
});
