import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { build } from 'vite';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { thisProcess } from './lease/this-process.ts';
import { aFolder, dump } from './store.fixture.ts';
import { openStore } from './store.ts';

let folder: ReturnType<typeof aFolder>;
let file: string;
beforeAll(async () => {
  folder = aFolder();
  file = join(folder.path, 'state.db');
  await bundleStore(folder.path);
});
beforeEach(() => {
  for (const suffix of ['', '-wal', '-shm']) rmSync(file + suffix, { force: true });
});
afterAll(() => {
  folder.remove();
});

const numbers = (count: number) => Array.from({ length: count }, (_, n) => n);

/** A process that holds the lease, and its pid once it does. */
async function aHolder() {
  const script = scriptWithStore(
    folder.path,
    `console.log(JSON.stringify(store.leases.acquire('reconcile', self))); setInterval(() => {}, 1e6);`,
  );
  const child = spawn(process.execPath, script, { stdio: ['ignore', 'pipe', 'inherit'] });
  await once(child.stdout, 'data');
  return child;
}

describe('many processes at once', { timeout: 60_000 }, () => {
  it('open a new file, see one identity, and lose no job', async () => {
    const enqueue = (writer: number) => `
      const jobs = Array.from({ length: 25 }, (_, n) => String(1 + ${writer} * 25 + n));
      for (const sceneId of jobs) store.queue.enqueue([{ sceneId, reasons: [], desiredHash: '' }], new Date());
      store.queue.enqueue([{ sceneId: '9999', reasons: [], desiredHash: '' }], new Date());
      console.log(store.meta.getOrCreate('client', () => 'client ${writer}'));
      store.close();`;

    const clients = await Promise.all(
      numbers(20).map((writer) => inProcess(folder.path, enqueue(writer))),
    );

    expect(new Set(clients).size).toBe(1);
    const { job } = dump(file);
    expect(job).toHaveLength(501);
    expect(job).toContainEqual(expect.objectContaining({ scene_id: 9999, generation: 20 }));
  });

  it('get one lease between them', async () => {
    // Who wins stays until all have asked: a dead owner would be replaced at once.
    const ask = `
      const answer = store.leases.acquire('reconcile', self);
      store.leases.raiseWake('asked');
      while ('token' in answer && store.leases.wakes('asked') < 60) await new Promise((r) => setTimeout(r, 20));
      console.log('token' in answer ? 'won' : 'held');
      store.close();`;

    const answers = await Promise.all(numbers(60).map(() => inProcess(folder.path, ask)));

    expect(answers.filter((answer) => answer.trim() === 'won')).toHaveLength(1);
  });

  it('replace a killed owner at once, and void what it would still store', async () => {
    const holder = await aHolder();
    const store = openStore(file);
    expect(store.leases.acquire('reconcile', thisProcess())).toMatchObject({
      heldBy: { pid: holder.pid },
    });

    holder.kill('SIGKILL');
    await once(holder, 'exit');
    const lease = store.leases.acquire('reconcile', thisProcess());

    expect(lease).toMatchObject({ name: 'reconcile', token: 2 });
    expect(store.leases.holds({ name: 'reconcile', token: 1 })).toBe(false);
    store.close();
  });

  it('show nothing of a transaction that was killed half way', async () => {
    const script = `
      const lease = store.leases.acquire('reconcile', self);
      const jobs = function* () {
        for (let n = 1; ; n += 1) {
          if (n === 500) process.kill(process.pid, 'SIGKILL');
          yield { sceneId: String(n), reasons: [], desiredHash: '' };
        }
      };
      store.queue.enqueue(Object.assign([], { [Symbol.iterator]: jobs }), new Date());`;

    await expect(inProcess(folder.path, script)).rejects.toMatchObject({ signal: 'SIGKILL' });

    const { job, lease } = dump(file);
    expect(job).toEqual([]);
    expect(lease).toHaveLength(1);
  });

  it('see to every change though all but one end at once', async () => {
    // Whoever is told that another is at it relies on that one: its change is seen to before the lease is free again.
    const change = (worker: number) => `
      let lost = 0;
      const look = () => {
        for (;;) {
          const jobs = store.queue.claim({ limit: 100, owner: 'w', leaseMs: 60000, now: new Date() });
          if (jobs.length === 0) return;
          for (const job of jobs) store.queue.ack(job);
        }
      };
      const rely = (sceneId) => {
        for (;;) {
          const isFree = store.leases.holder('look') === undefined;
          if (store.memory.jobs([sceneId]).length === 0) return;
          if (isFree) { lost += 1; return; }
        }
      };
      const work = (lease) => {
        for (;;) {
          const wakes = store.leases.wakes('look');
          look();
          // Time for others to come in between.
          for (let n = 0; n < 3; n += 1) store.status();
          if (store.leases.releaseIfQuiet(lease, wakes)) return;
        }
      };
      for (let n = 1; n <= 40; n += 1) {
        const sceneId = String(${worker} * 40 + n);
        store.queue.enqueue([{ sceneId, reasons: [], desiredHash: '' }], new Date());
        const answer = store.leases.acquireOrWake('look', self);
        if ('heldBy' in answer) rely(sceneId);
        else work(answer);
      }
      console.log(lost);
      store.close();`;

    const lost = await Promise.all(
      numbers(5).map((worker) => inProcess(folder.path, change(worker))),
    );

    expect(lost.map(Number)).toEqual([0, 0, 0, 0, 0]);
    const { job, lease } = dump(file);
    expect(job).toEqual([]);
    expect(lease).toMatchObject([{ name: 'look', owner: null }]);
    expect(lease).not.toMatchObject([{ wakes: 0 }]);
  });

  it('find a page of dirty scenes again that was killed half way', async () => {
    const script = `
      const changes = store.changes(store.leases.acquire('catch-up', self));
      const scene = (n) => ({ id: String(n), createdAt: new Date(0), updatedAt: new Date(0), isSettled: true });
      const read = function* () {
        for (let n = 1; ; n += 1) {
          if (n === 500) process.kill(process.pid, 'SIGKILL');
          yield { ...scene(n), hash: 'h', files: 'f', fileCount: 1, refs: [] };
        }
      };
      changes.baseline([scene(8)], new Date());
      changes.addDirty(['7', '8']);
      const worked = ['7', '8'];
      changes.commitDirty({
        jobs: [{ sceneId: '7', reasons: [], desiredHash: '' }], at: new Date(), gone: ['8'], reborn: [], worked,
        read: Object.assign([], { [Symbol.iterator]: read }),
      });`;

    await expect(inProcess(folder.path, script)).rejects.toMatchObject({ signal: 'SIGKILL' });

    const { job, dirty, seen } = dump(file);
    expect(job).toEqual([]);
    expect(dirty).toMatchObject([{ scene_id: 7 }, { scene_id: 8 }]);
    expect(seen).toMatchObject([{ scene_id: 8, hash: null, deleted_at: null }]);
  });

  it('claim each job once', async () => {
    const store = openStore(file);
    store.queue.enqueue(
      numbers(200).map((n) => ({ sceneId: String(n + 1), reasons: [], desiredHash: '' })),
      new Date(),
    );
    store.close();
    const drain = `
      const done = [];
      for (;;) {
        const jobs = store.queue.claim({ limit: 7, owner: 'w', leaseMs: 60000, now: new Date() });
        if (jobs.length === 0) break;
        for (const job of jobs) if (store.queue.ack(job) === 'done') done.push(job.sceneId);
      }
      console.log(JSON.stringify(done));
      store.close();`;

    const drained = await Promise.all(numbers(6).map(() => inProcess(folder.path, drain)));

    const ids = drained.flatMap((ids) => JSON.parse(ids) as string[]);
    expect(ids).toHaveLength(200);
    expect(new Set(ids).size).toBe(200);
  });
});

/** Bundles the store into the folder: sixty processes that each compile the sources would take minutes. */
async function bundleStore(folder: string): Promise<void> {
  const entry = join(folder, 'entry.ts');
  const source = (name: string) => fileURLToPath(new URL(name, import.meta.url));
  writeFileSync(
    entry,
    `export { openStore } from '${source('store.ts')}';
     export { thisProcess } from '${source('lease/this-process.ts')}';`,
  );
  await build({
    configFile: false,
    logLevel: 'silent',
    ssr: { noExternal: true, resolve: { conditions: ['@stash2plex/source'] } },
    build: { ssr: entry, outDir: folder, emptyOutDir: false },
  });
}

/** A script for another process, in which `store` is the opened file and `self` the identity of that process. */
function scriptWithStore(folder: string, body: string): readonly string[] {
  const script = `
    import { openStore, thisProcess } from '${join(folder, 'entry.js')}';
    // Nobody is fair to those who wait for a file, least of all a busy machine.
    const store = openStore('${join(folder, 'state.db')}', { busyTimeoutMs: 50_000 });
    const self = thisProcess();
    ${body}`;
  return ['--input-type=module', '-e', script];
}

/** Runs the script in a process of its own; returns what it wrote to stdout. */
async function inProcess(folder: string, body: string): Promise<string> {
  const { stdout } = await promisify(execFile)(process.execPath, scriptWithStore(folder, body));
  return stdout;
}
