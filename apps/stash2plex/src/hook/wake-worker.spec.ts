import { expect, it, vi } from 'vitest';
import type { Host } from './host.ts';
import { wakeWorker } from './wake-worker.ts';

function aHost(answers: { username?: string; enabled?: unknown; waits?: boolean }) {
  const jobQueue = [
    {
      status: 'READY',
      description: 'Running plugin task: Stash2Plex: look for changes',
      addTime: new Date().toISOString(),
    },
  ];
  const Do = vi.fn<Host['gql']['Do']>(() => ({
    jobQueue: answers.waits ? jobQueue : null,
    configuration: {
      general: { username: answers.username },
      plugins: { Stash2Plex: { enabled: answers.enabled } },
    },
  }));
  const Warn = vi.fn<(message: string) => void>();
  const input = {
    Args: { hookContext: { type: 'Scene.Update.Post', inputFields: ['id', 'title'] } },
    ServerConnection: { SessionCookie: { Value: 'c00kie' } },
  };
  return { host: { input, gql: { Do }, log: { Warn } }, Do, Warn };
}

it('queues one task, with the cookie where there is a password', () => {
  const { host, Do } = aHost({ username: 'me' });

  wakeWorker(host);

  expect(Do).toHaveBeenCalledTimes(3);
  expect(Do.mock.lastCall?.[1]).toMatchObject({ a: { mode: 'catch_up', cookie: 'c00kie' } });
});

it.each([{ waits: true }, { enabled: 'false' }])('queues none at %j', (answers) => {
  const { host, Do } = aHost(answers);

  wakeWorker(host);

  expect(Do.mock.lastCall?.[0]).not.toContain('runPluginTask');
});

it('only warns when Stash refuses', () => {
  const { host, Do, Warn } = aHost({ username: 'me' });
  Do.mockImplementation(() => {
    throw new Error('c00kie');
  });

  wakeWorker(host);

  expect(Warn.mock.calls.flat().join()).not.toContain('c00kie');
  expect(Warn).toHaveBeenCalledOnce();
});
