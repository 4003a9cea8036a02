import { setTimeout as sleep } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, it } from 'vitest';
import { untilGone } from './until-gone.ts';

const ADDRESS = 'http://somewhere.test';

it('ends when the caller hangs up, although nobody else holds the request', async () => {
  const collectGarbage = garbageCollector();
  const caller = new AbortController();
  let isGone = false;
  void untilGone(new Request(ADDRESS, { signal: caller.signal })).then(() => (isGone = true));

  for (let round = 0; round < 10; round += 1) {
    collectGarbage();
    await sleep(1);
  }
  expect(isGone).toBe(false);
  caller.abort();
  await sleep(1);

  expect(isGone).toBe(true);
});

it('ends at once for a caller who is gone already', async () => {
  const request = new Request(ADDRESS, { signal: AbortSignal.abort() });

  await expect(untilGone(request)).resolves.toBeUndefined();
});

function garbageCollector(): () => void {
  setFlagsFromString('--expose-gc');
  return runInNewContext('gc') as () => void;
}
