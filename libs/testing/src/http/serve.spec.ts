import { request } from 'node:http';
import { connect } from 'node:net';
import { HttpResponse } from 'msw';
import { http } from 'msw/http';
import { afterEach, describe, expect, it } from 'vitest';
import { serve, type Served, type ServeOptions } from './serve.ts';

type Handlers = Parameters<typeof serve>[0];

let stop: (() => Promise<void>) | undefined;
afterEach(async () => {
  await stop?.();
});

async function serving(handlers: Handlers, options?: ServeOptions): Promise<Served> {
  const served = await serve(handlers, options);
  stop = served.close;
  return served;
}

describe('serving handlers over HTTP', () => {
  it('hands method, path, query, headers and body on, and status, headers and body back', async () => {
    const { url } = await serving([
      http.put('*/things/:id', async ({ request: asked, params }) => {
        const { searchParams } = new URL(asked.url);
        const seen = [params['id'], searchParams.get('q'), asked.headers.get('X-Token')];
        return HttpResponse.json([...seen, await asked.text()], { status: 201 });
      }),
    ]);

    const headers = { 'X-Token': 't' };
    const body = 'ü'.repeat(3_000_000);
    const answer = await fetch(`${url}/things/7?q=a%20b`, { method: 'PUT', headers, body });

    expect(answer.status).toBe(201);
    expect(answer.headers.get('Content-Type')).toContain('application/json');
    expect(await answer.json()).toEqual(['7', 'a b', 't', body]);
  });

  it('keeps cookies apart, and bytes as they are', async () => {
    const bytes = Uint8Array.from([0, 255, 128]);
    const headers = new Headers([
      ['Set-Cookie', 'a=1, 2; Path=/'],
      ['Set-Cookie', 'b=2'],
    ]);
    const { url } = await serving([
      http.get('*/picture', () => HttpResponse.arrayBuffer(bytes.buffer, { headers })),
    ]);

    const answer = await fetch(`${url}/picture`);

    expect(answer.headers.getSetCookie()).toEqual(['a=1, 2; Path=/', 'b=2']);
    expect(new Uint8Array(await answer.arrayBuffer())).toEqual(bytes);
  });

  it('answers 404 in words where there is no handler', async () => {
    const { url } = await serving([]);

    const answer = await fetch(`${url}/nowhere?token=x`);

    expect([answer.status, await answer.text()]).toEqual([404, 'No handler for GET /nowhere']);
  });

  it('answers 500 with what a handler has thrown', async () => {
    const { url } = await serving([
      http.get('*/oops', () => {
        throw new Error('test is wrong');
      }),
    ]);

    const answer = await fetch(`${url}/oops`);

    expect(answer.status).toBe(500);
    expect(await answer.text()).toContain('test is wrong');
  });

  it('breaks the connection for HttpResponse.error()', async () => {
    const { url } = await serving([http.get('*/gone', () => HttpResponse.error())]);

    await expect(fetch(`${url}/gone`)).rejects.toThrow('fetch failed');
  });

  it('answers HEAD without a body', async () => {
    const { url } = await serving([http.head('*/x', () => HttpResponse.text('body'))]);

    const answer = await fetch(`${url}/x`, { method: 'HEAD' });

    expect([answer.status, await answer.text()]).toEqual([200, '']);
  });

  it('takes request lines of 60 KB', async () => {
    const { url } = await serving([http.get('*/x', () => HttpResponse.text('ok'))]);

    expect((await fetch(`${url}/x?${'y'.repeat(60_000)}`)).status).toBe(200);
    expect((await fetch(`${url}/x?${'y'.repeat(70_000)}`)).status).toBe(431);
  });

  it('answers several requests on one connection', async () => {
    const { port } = await serving([http.get('*/x', () => HttpResponse.text('once'))]);
    const socket = connect(port, '127.0.0.1');
    const line = 'GET /x HTTP/1.1\r\nHost: stash\r\n\r\n';

    let text = '';
    socket.on('data', (chunk) => {
      text += chunk.toString();
      if (text.endsWith('once') && text.indexOf('once') === text.lastIndexOf('once')) {
        socket.write(line);
      }
    });
    socket.write(line);

    await expect.poll(() => text.split('once').length).toBe(3);
    socket.destroy();
  });

  it('listens where it is told to, and says so when it cannot', async () => {
    const { url, port } = await serving([], { host: '::1' });

    expect(url).toBe(`http://[::1]:${port}`);
    await expect(serve([], { host: '::1', port })).rejects.toThrow('EADDRINUSE');
  });

  it('closes at once, whoever is connected or waits', async () => {
    const { url, close } = await serving([
      http.get('*/x', () => new Promise<never>(() => undefined)),
    ]);
    const waiting = new Promise((resolve) => {
      request(`${url}/x`).on('error', resolve).end();
    });
    const idle = connect(Number(new URL(url).port), '127.0.0.1');
    idle.on('error', () => undefined);
    await new Promise((resolve) => idle.once('connect', resolve));

    await close();

    expect(await waiting).toBeInstanceOf(Error);
    stop = undefined;
  });
});
