import { describe, expect, it } from 'vitest';
import { ask } from '../ask.ts';
import { plexAlarms } from '../index.ts';
import { aWorld, lockedIn, namesIn, put, shown } from './edit.fixture.ts';

describe('an edit of a simulated Plex', () => {
  it('is answered with an empty page, and nothing rings', async () => {
    const world = aWorld();
    const answer = await put(world, 'title.value=New&title.locked=1');
    expect([answer.status, await answer.text()]).toEqual([200, '']);
    expect(answer.headers.get('content-type')).toContain('text/html');
    expect(plexAlarms(world)).toEqual([]);
  });

  // What python-plexapi sends for a new title and summary, one genre added and one removed in one batch.
  it("understands python-plexapi's request", async () => {
    const world = aWorld({ item: { values: { genre: ['G1', 'G2', 'G3'] } } });
    const tags =
      'genre.locked=1&genre[0].tag.tag=G1&genre[1].tag.tag=G2&genre[2].tag.tag=G3&genre[3].tag.tag=New';
    const rest =
      'genre[].tag.tag-=G1&id=1&summary.locked=1&summary.value=S&title.locked=1&title.value=T&type=1';

    await ask(world, `/library/sections/1/all?${tags}&${rest}`, { method: 'PUT' });

    expect(await shown(world)).toMatchObject({ title: 'T', summary: 'S' });
    expect(await namesIn(world, 'Genre')).toEqual(['G2', 'G3', 'New']);
    expect(await lockedIn(world)).toEqual(['genre', 'summary', 'title']);
  });

  it('reads brackets as they are and escaped, in any order of indexes', async () => {
    const world = aWorld();
    await put(world, 'genre%5b10%5d.tag.tag=C&genre%5B2%5D.tag.tag=B&genre[0].tag.tag=A');
    expect(await namesIn(world, 'Genre')).toEqual(['A', 'B', 'C']);
  });

  it('decodes values once and takes a plus for a plus', async () => {
    const world = aWorld();
    await put(world, 'title.value=a+b%20c%2Bd%2520e&studio.value=%C3%9C%20%26%20Co=');
    expect(await shown(world)).toMatchObject({ title: 'a+b c+d%20e', studio: 'Ü & Co=' });
    expect((await put(world, 'title.value=50%')).status).toBe(400);
  });

  it('keeps blanks and new lines of texts as they were sent', async () => {
    const world = aWorld();
    await put(world, 'title.value=%20T%20&summary.value=a%0D%0Ab%0A%0Ac%0A');
    expect(await shown(world)).toMatchObject({ title: ' T ', summary: 'a\r\nb\n\nc\n' });
  });

  it('clears with an empty value', async () => {
    const world = aWorld({
      item: { values: { studio: 'S', originallyAvailableAt: '2020-02-03' } },
    });
    await put(world, 'studio.value=&originallyAvailableAt.value=');
    const after = await shown(world);
    expect(after).not.toHaveProperty('studio');
    expect(after).not.toHaveProperty('originallyAvailableAt');
    expect(after).not.toHaveProperty('year');
  });

  it('lets the year follow the date', async () => {
    const world = aWorld();
    await put(world, 'originallyAvailableAt.value=1999-12-31');
    expect(await shown(world)).toMatchObject({ originallyAvailableAt: '1999-12-31', year: 1999 });
  });

  it('knows the fields that we leave alone', async () => {
    const world = aWorld();
    await put(
      world,
      'titleSort.value=zz&tagline.value=T&contentRating.value=XXX&rating.value=7.5&audienceRating.value=8&userRating.value=9',
    );
    await put(world, 'addedAt.value=1600000000&editionTitle.value=&thumb.locked=1');
    expect(await shown(world)).toMatchObject({
      ...{
        titleSort: 'zz',
        tagline: 'T',
        contentRating: 'XXX',
        rating: 7.5,
        addedAt: 1_600_000_000,
      },
    });
    expect(await lockedIn(world)).toEqual(['thumb']);
    expect(await shown(world)).not.toHaveProperty('editionTitle');
    await put(world, 'titleSort.value=Title%201');
    expect(await shown(world)).not.toHaveProperty('titleSort');
  });

  it('locks and unlocks what it is told to, and nothing else', async () => {
    const world = aWorld({ item: { locked: ['studio', 'genre'] } });
    await put(world, 'title.value=New&actor.locked=1&studio.locked=0&genre.locked=1');
    expect(await lockedIn(world)).toEqual(['genre', 'actor']);
  });

  it('does nothing for keys that it does not know, and says 200', async () => {
    const world = aWorld({ item: { values: { actor: ['A'], genre: ['G'] } } });
    const unknown =
      'actor[0].tag=B&actor[0].locked=1&title.text=X&genre.value=G&title=Y&genre[].tag=Z';
    expect((await put(world, unknown)).status).toBe(200);
    expect(await shown(world)).toMatchObject({ title: 'Title 1', Role: [{ tag: 'A' }] });
    expect(await namesIn(world, 'Genre')).toEqual(['G']);
    expect(await lockedIn(world)).toEqual([]);
  });

  it.each([
    ...['sortTitle.value=X', 'nosuch.locked=1', 'role[0].tag.tag=A', 'title[0].tag.tag=A'],
    ...['artist.title.value=X', 'title.locked=true'],
  ])('says 400 to %s and changes nothing', async (parameter) => {
    const world = aWorld();
    const answer = await put(world, `studio.value=S&${parameter}`);
    expect(answer.status).toBe(400);
    expect(await answer.text()).toContain('<h1>400 Bad Request</h1>');
    expect(await shown(world)).not.toHaveProperty('studio');
  });

  it.each([
    ...['originallyAvailableAt.value=2024', 'originallyAvailableAt.value=2023-02-29'],
    ...['originallyAvailableAt.value=05/03/2024', 'rating.value=good', 'addedAt.value=2024-01-01'],
  ])('says 500 to %s and changes nothing', async (parameter) => {
    const world = aWorld();
    expect((await put(world, `studio.value=S&${parameter}`)).status).toBe(500);
    expect(await shown(world)).not.toHaveProperty('studio');
    expect(world.writes).toEqual([]);
  });

  it('works by the address of the items as well', async () => {
    const world = aWorld();
    const path = '/library/metadata/1,2?contentRating.value=XXX&label[0].tag.tag=Seen';
    expect((await ask(world, path, { method: 'PUT' })).status).toBe(200);
    expect(await shown(world)).toMatchObject({ contentRating: 'XXX', Label: [{ tag: 'Seen' }] });
    expect(await shown(world, '2')).toMatchObject({ contentRating: 'XXX' });
    expect(plexAlarms(world)).toEqual([]);
  });
});
