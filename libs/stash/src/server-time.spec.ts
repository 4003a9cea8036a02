import { HttpResponse } from 'msw';
import { http } from 'msw/http';
import { describe, expect, it } from 'vitest';
import { stashApi } from './stash-api.ts';
import { simulatedStash, url } from './stash.fixture.ts';

const { server, aStash } = simulatedStash();

describe('the time of an answer', () => {
  const document = 'query Version { version { version } }';

  it('is that of the server, in whole seconds', async () => {
    const { api } = aStash({ now: new Date('2026-01-01T10:00:00.700Z') });

    const { at } = await api.ask({ document });

    expect(at).toEqual(new Date('2026-01-01T10:00:00Z'));
  });

  it('is its own, however answers overlap', async () => {
    const first = Promise.withResolvers<undefined>();
    const dated = (second: number) =>
      HttpResponse.json(
        { data: {} },
        { headers: { Date: `Thu, 01 Jan 2026 10:00:0${second} GMT` } },
      );
    let asked = 0;
    server.use(
      http.post(url, async () => {
        asked += 1;
        if (asked > 1) return dated(7);
        await first.promise;
        return dated(3);
      }),
    );
    const api = stashApi({ url });

    const slow = api.ask({ document });
    await expect.poll(() => asked).toBe(1);
    const quick = await api.ask({ document });
    first.resolve(undefined);

    expect([(await slow).at, quick.at].map((at) => at.getUTCSeconds())).toEqual([3, 7]);
  });

  it.each([...[undefined, 'today', '+275760-09-13T00:00:00Z', '-271821-04-20T00:00:00Z']])(
    'is ours where Stash says %s',
    async (date) => {
      const headers: Record<string, string> = date ? { Date: date } : {};
      server.use(http.post(url, () => HttpResponse.json({ data: {} }, { headers })));
      const from = Math.floor(Date.now() / 1000) * 1000;

      const { at } = await stashApi({ url }).ask({ document });

      expect(at.getMilliseconds()).toBe(0);
      expect(at.getTime()).toBeGreaterThanOrEqual(from);
      expect(at.getTime()).toBeLessThanOrEqual(Date.now());
    },
  );
});
