import { expect, it } from 'vitest';
import { aCatchUp } from '../spec/a-report.ts';
import { catchUpSummary, catchUpWords } from './catch-up-words.ts';

const nothing = { changed: 0, queued: 0, requests: 0, looks: 0, read: 0, gone: 0 };

it.each([
  [{}, 'Caught up: 3 scenes changed, 2 queued, 4 requests'],
  [{ changed: 1, queued: 0, requests: 1, read: 1 }, 'Caught up: 1 scene changed, 1 request'],
  [nothing, 'Caught up: nothing changed'],
  [{ ...nothing, looks: 1, requests: 1 }, 'Caught up: nothing changed, 1 request'],
  [
    { ...nothing, read: 1_250, requests: 9 },
    'Caught up: nothing changed of 1,250 read, 9 requests',
  ],
  [
    { read: 250, gone: 2, looks: 3 },
    'Caught up: 3 scenes changed of 250 read, 2 queued, 2 deleted in Stash, 4 requests, 3 looks',
  ],
  [
    { skipped: { 'already-queued': 1_000, refused: 0, odd: 2 } },
    'Caught up: 3 scenes changed, 2 queued, 4 requests; not queued: 1,000 in the queue already; 2 odd',
  ],
])('says what there is to say and leaves the rest out: %j', (difference, words) => {
  expect(catchUpSummary(aCatchUp(difference))).toBe(words);
});

it('writes reasons that it does not know as it is told to', () => {
  expect(catchUpWords(aCatchUp({ skipped: { odd: 2 } }), (text) => `<${text}>`)).toMatch(
    /2 <odd>$/,
  );
});
