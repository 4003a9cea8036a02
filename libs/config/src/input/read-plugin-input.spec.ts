import { ConfigError } from '@stash2plex/core';
import { globSync, readFileSync } from 'node:fs';
import { inspect } from 'node:util';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readPluginInput } from './read-plugin-input.ts';

const RECORDED = join(import.meta.dirname, '../../../testing/src/recorded/stash');
const recordings = globSync('*/stdin-*.json', { cwd: RECORDED }).toSorted();

const CONNECTION = {
  Scheme: 'http',
  Host: '127.0.0.1',
  Port: 9999,
  SessionCookie: { Name: 'session', Value: 'session-cookie-1' },
  Dir: '/root/.stash',
  PluginDir: '/root/.stash/plugins/Stash2Plex',
};

function stdin(connection: object = {}, more: object = {}): string {
  const server_connection = { ...CONNECTION, ...connection };
  return JSON.stringify({ server_connection, args: { mode: 'catch_up' }, ...more });
}

describe('what Stash writes on stdin', () => {
  it('was recorded for both versions', () => {
    expect(recordings.length).toBeGreaterThan(100);
  });

  it.each(recordings)('is understood as recorded: %s', (name) => {
    const text = readFileSync(join(RECORDED, name), 'utf8');
    const { args } = JSON.parse(text) as { args: object };

    const input = readPluginInput(text);

    expect(input).toMatchObject({
      stash: { url: 'http://127.0.0.1:9999/graphql', loopback: true, selfSigned: false },
      stashDir: '/root/.stash',
      pluginDir: '/root/.stash/plugins/Stash2Plex',
      args,
    });
    expect(input.stash.cookie?.name).toBe('session');
    expect(input.stash.cookie?.value.reveal()).toBe('REDACTED');
  });

  it.each([
    ['0.0.0.0', 'http://127.0.0.1:9999/graphql', true],
    ['', 'http://127.0.0.1:9999/graphql', true],
    ['::', 'http://[::1]:9999/graphql', true],
    ['::1', 'http://[::1]:9999/graphql', true],
    ['[::1]', 'http://[::1]:9999/graphql', true],
    ['0:0:0:0:0:0:0:0', 'http://[::1]:9999/graphql', true],
    ['127.0.0.5', 'http://127.0.0.5:9999/graphql', true],
    ['localhost', 'http://localhost:9999/graphql', true],
    ['fd00::7', 'http://[fd00::7]:9999/graphql', false],
    ['192.168.1.7', 'http://192.168.1.7:9999/graphql', false],
    ['stash.local', 'http://stash.local:9999/graphql', false],
    ['127.example.org', 'http://127.example.org:9999/graphql', false],
  ])('host %j is called at %s', (Host, url, loopback) => {
    expect(readPluginInput(stdin({ Host })).stash).toMatchObject({ url, loopback });
  });

  it.each([
    ['https', '0.0.0.0', true],
    ['https', '192.168.1.7', false],
    ['http', '127.0.0.1', false],
  ])('over %s from %s: a self-signed certificate is taken: %s', (Scheme, Host, selfSigned) => {
    expect(readPluginInput(stdin({ Scheme, Host })).stash.selfSigned).toBe(selfSigned);
  });

  it('may hold a port as text and keys nobody knows', () => {
    const input = readPluginInput(stdin({ Port: '9998', Extra: 1 }, { more: [] }));

    expect(input.stash.url).toBe('http://127.0.0.1:9998/graphql');
  });

  it('may leave out arguments, cookie, plugin folder and settings', () => {
    const { Scheme, Host, Port, Dir } = CONNECTION;
    const text = JSON.stringify({ server_connection: { Scheme, Host, Port, Dir } });

    const input = readPluginInput(text);

    expect(input).toMatchObject({ args: {}, secrets: [] });
    expect(input.pluginDir).toBe('/root/.stash/plugins/Stash2Plex');
    expect(input).not.toHaveProperty('settings');
    expect(input.stash).not.toHaveProperty('cookie');
  });

  it('may hold null for cookie, arguments and settings, and an empty cookie', () => {
    const none = { args: null, settings: null };

    expect(readPluginInput(stdin({ SessionCookie: null }, none)).stash.cookie).toBeUndefined();
    expect(
      readPluginInput(stdin({ SessionCookie: { Name: 'session', Value: '' } })).stash.cookie,
    ).toBeUndefined();
  });

  it('may hold settings', () => {
    const settings = { plex_url: 'http://plex:32400', max_tags: '7' };

    expect(readPluginInput(stdin({}, { settings })).settings).toEqual(settings);
  });

  it('may name the plugin folder relative to where Stash runs', () => {
    const { pluginDir } = readPluginInput(stdin({ PluginDir: 'plugins/x' }));

    expect(pluginDir).toBe(join(process.cwd(), 'plugins/x'));
  });

  it('may be many MB', () => {
    const cover_image = 'x'.repeat(20_000_000);
    const args = { hookContext: { id: 1, input: { cover_image } } };

    expect(readPluginInput(stdin({}, { args })).args).toEqual(args);
  });
});

describe('a cookie handed on by the hook', () => {
  const handedOn = stdin({}, { args: { mode: 'catch_up', cookie: 'hook-cookie-22' } });

  it('takes the place of the session cookie and is no argument any more', () => {
    const input = readPluginInput(handedOn);

    expect(input.stash.cookie?.value.reveal()).toBe('hook-cookie-22');
    expect(input.cookieFromHook?.reveal()).toBe('hook-cookie-22');
    expect(input.args).toEqual({ mode: 'catch_up' });
    expect(input.secrets.map((each) => each.reveal())).toEqual([
      'session-cookie-1',
      'hook-cookie-22',
    ]);
  });

  it('works where Stash gave none', () => {
    const args = { cookie: 'hook-cookie-22' };

    expect(readPluginInput(stdin({ SessionCookie: null }, { args })).stash.cookie?.name).toBe(
      'session',
    );
  });

  it.each([7, '', 'a\nb', null])('is ignored when it is %j', (cookie) => {
    const input = readPluginInput(stdin({}, { args: { cookie } }));

    expect(input.stash.cookie?.value.reveal()).toBe('session-cookie-1');
    expect(input.args).toEqual({});
  });

  it('shows in no print-out of the input', () => {
    const input = readPluginInput(handedOn, { STASH2PLEX_STASH_API_KEY: 'api-key-333' });

    const printed = JSON.stringify(input) + inspect(input, { depth: 9 });

    expect(printed).not.toMatch(/hook-cookie-22|session-cookie-1|api-key-333/);
  });
});

describe('the environment', () => {
  it.each([
    ['https://stash.example.org', 'https://stash.example.org/graphql'],
    ['https://example.org/stash/', 'https://example.org/stash/graphql'],
    ['http://10.0.0.2:9999/graphql', 'http://10.0.0.2:9999/graphql'],
    ['http://10.0.0.2:9999/graphql/', 'http://10.0.0.2:9999/graphql'],
    ['http://0.0.0.0:9999', 'http://127.0.0.1:9999/graphql'],
    [' ', 'http://127.0.0.1:9999/graphql'],
  ])('may name another address: %s', (STASH2PLEX_STASH_URL, url) => {
    expect(readPluginInput(stdin(), { STASH2PLEX_STASH_URL }).stash.url).toBe(url);
  });

  it('may hold any number of slashes', () => {
    // Minutes, if each slash of them were tried as the first of the last ones.
    const url = `http://stash${'/'.repeat(500_000)}x`;

    const { stash } = readPluginInput(stdin(), { STASH2PLEX_STASH_URL: `${url}//` });

    expect(stash.url).toBe(`${url}/graphql`);
  });

  it('may hold an API key, which goes beside the cookie', () => {
    const { stash } = readPluginInput(stdin(), { STASH2PLEX_STASH_API_KEY: ' key-1 ' });

    expect(stash.apiKey?.reveal()).toBe('key-1');
    expect(stash.cookie?.value.reveal()).toBe('session-cookie-1');
  });

  it.each([
    { STASH2PLEX_STASH_URL: 'http://me:PASSWORD-1@host:9999' },
    { STASH2PLEX_STASH_URL: 'http://host:9999/?apikey=PASSWORD-1' },
    { STASH2PLEX_STASH_URL: 'PASSWORD-1' },
    { STASH2PLEX_STASH_URL: 'ftp://PASSWORD-1' },
    { STASH2PLEX_STASH_API_KEY: 'PASSWORD-1 and more' },
  ])('is refused without showing its value: %o', (environment) => {
    expect(() => readPluginInput(stdin(), environment)).toThrow(ConfigError);
    expect(() => readPluginInput(stdin(), environment)).toThrow(/STASH2PLEX_STASH_(?:URL|API_KEY)/);
    expect(() => readPluginInput(stdin(), environment)).not.toThrow(/PASSWORD-1/);
  });
});

describe('input that is no use', () => {
  it.each([
    ['empty', '', /Nothing arrived/],
    ['blank', ' \n', /Nothing arrived/],
    ['cut', stdin().slice(0, 60), /ends too early \(after 60 characters\)/],
    ['cut after a byte order mark', '\uFEFF{"a":', /ends too early \(after 5 characters\)/],
    ['wrong at its last character', '{"a":1]', /is not JSON \(character 7 of 7\)/],
    ['not JSON', 'hello', /is not JSON \(character 1 of 5\)/],
    ['a list', '[]', /it has to be a JSON object/],
    ['null', 'null', /it has to be a JSON object/],
    ['without server_connection', '{"args":{}}', /server_connection is missing/],
    ['with a text for it', '{"server_connection":"x"}', /server_connection has to be an object/],
    ['without scheme', stdin({ Scheme: undefined }), /server_connection\.Scheme is missing/],
    ['with another scheme', stdin({ Scheme: 'gopher' }), /Scheme has to be http or https/],
    ['without host', stdin({ Host: undefined }), /server_connection\.Host is missing/],
    ['with more than a host', stdin({ Host: 'a/b@c' }), /Host has to be a host name or address/],
    ['with an odd host', stdin({ Host: 'fe80::1%eth0' }), /STASH2PLEX_STASH_URL/],
    ['without port', stdin({ Port: undefined }), /server_connection\.Port is missing/],
    ['with port 0', stdin({ Port: 0 }), /Port has to be a port number/],
    ['with a word for a port', stdin({ Port: 'http' }), /Port has to be a port number/],
    ['with a text as cookie', stdin({ SessionCookie: 'x' }), /SessionCookie has to be an object/],
    [
      'with a cookie that cannot be sent',
      stdin({ SessionCookie: { Name: 'session', Value: 'COOKIE-1\n' } }),
      /SessionCookie\.Value holds characters/,
    ],
    ['without folder', stdin({ Dir: undefined }), /server_connection\.Dir is missing/],
    ['with an empty folder', stdin({ Dir: '' }), /Dir has to be a folder/],
    ['with a folder that no system knows', stdin({ Dir: '/a\0' }), /Dir has to be a folder/],
    ['with a plugin folder that none knows', stdin({ PluginDir: 'a\0' }), /PluginDir has to be/],
    ['with a folder without end', stdin({ Dir: '/a'.repeat(50_000) }), /Dir has to be a folder/],
    ['with a number as plugin folder', stdin({ PluginDir: 7 }), /PluginDir has to be a folder/],
    ['with arguments in a list', stdin({}, { args: [1] }), /args has to be an object/],
    ['with settings in a text', stdin({}, { settings: 'x' }), /settings has to be an object/],
  ])('is told in words: %s', (_, text, message) => {
    expect(() => readPluginInput(text)).toThrow(ConfigError);
    expect(() => readPluginInput(text)).toThrow(message);
    expect(() => readPluginInput(text)).not.toThrow(/COOKIE-1/);
  });

  it('names every fault at once', () => {
    expect(() => readPluginInput(stdin({ Port: 'x', Dir: 7, Scheme: 1 }))).toThrow(
      /Scheme.*Port.*Dir/,
    );
  });
});
