import { describe, expect, it } from 'vitest';
import { inspect } from 'node:util';
import { resolveConfig } from './resolve-config.ts';

const TOKEN = 'TOKEN-of-20-letters1';

function plexWith(plex_url: unknown, plex_token: unknown = TOKEN) {
  return resolveConfig({ settings: { plex_url, plex_token } });
}

describe('the address of Plex', () => {
  it.each([
    ['http://192.168.1.5:32400', 'http://192.168.1.5:32400'],
    [' https://plex.example.org/ ', 'https://plex.example.org'],
    ['HTTP://Plex:32400//', 'http://plex:32400'],
    ['https://example.org/base/path/', 'https://example.org/base/path'],
    ['https://example.org/webplex', 'https://example.org/webplex'],
    ['http://[::1]:32400/', 'http://[::1]:32400'],
  ])('%s is taken as %s', (written, url) => {
    const { config, problems } = plexWith(written);

    expect(problems).toEqual([]);
    expect(config.plex?.url).toBe(url);
    expect(config.plexProblem).toBeUndefined();
  });

  it.each([
    ['192.168.1.5:32400', /is "192\.168\.1\.5:32400", .* begins with http:\/\//],
    ['plex:32400', /begins with http:\/\//],
    ['ftp://plex', /is "ftp:\/\/plex", .* begins with http:\/\//],
    ['http://', /begins with http:\/\//],
    ['http://me:secret-word@plex:32400', /without user name and password/],
    [`http://plex:32400/?X-Plex-Token=${TOKEN}`, /without a token: .*plex_token/],
    [`http://plex:32400/X-Plex-Token=${TOKEN}`, /without a token/],
    [`http://plex:32400/#?x-plex-token=${TOKEN}`, /without a token/],
    ['http://plex:32400/?a=b', /without "\?"/],
    ['http://plex:32400/web/index.html#!/settings', /not that of a page of Plex/],
    ['http://plex:32400/web', /not that of a page of Plex/],
    ['https://app.plex.tv/desktop/#!/', /not that of a page of Plex/],
    [true, /an address such as/],
    [TOKEN, /begins with http:\/\//],
  ])('%j is refused with a reason', (written, reason) => {
    const { config, problems } = plexWith(written);

    expect(config.plex).toBeUndefined();
    expect(problems).toEqual([expect.stringMatching(reason)]);
    expect(config.plexProblem).toMatch(reason);
    expect(config.plexProblem).toMatch(/nothing is compared with Plex until that is corrected/);
    expect(JSON.stringify([problems, config])).not.toMatch(/TOKEN-of|secret-word/);
  });

  it('is taken at once, however many slashes it holds', () => {
    // Minutes, if each slash of them were tried as the first of the last ones.
    const url = `http://plex${'/'.repeat(500_000)}x`;

    expect(plexWith(`${url}//`).config.plex?.url).toBe(url);
  });

  it('is not replaced by that of another server when it is bad', () => {
    const { config } = resolveConfig({
      environment: { PLEX_URL: 'plex' },
      settings: { plex_url: 'http://other:32400', plex_token: TOKEN },
    });

    expect(config.plex).toBeUndefined();
    expect(config.plexProblem).toMatch(/the environment variable PLEX_URL is "plex"/);
  });
});

describe('the token of Plex', () => {
  it.each<[string, Parameters<typeof resolveConfig>[0], readonly string[]]>([
    ['without an address', { settings: { plex_token: ` ${TOKEN} ` } }, [TOKEN]],
    ['of digits', { settings: { plex_url: 'http://plex', plex_token: 12_345_678 } }, ['12345678']],
    [
      'from two places',
      { environment: { PLEX_TOKEN: 'of-the-environment' }, settings: { plex_token: TOKEN } },
      ['of-the-environment', TOKEN],
    ],
  ])('is a secret, %s', (_, sources, tokens) => {
    expect(resolveConfig(sources).secrets.map((each) => each.reveal())).toEqual(tokens);
  });

  it('is kept from every print-out', () => {
    const { config } = plexWith('http://plex:32400');

    expect(config.plex?.token.reveal()).toBe(TOKEN);
    expect(JSON.stringify(config) + inspect(config, { depth: 9 })).not.toContain(TOKEN);
  });

  it.each(['two words here', 'line\nbreak-1', 'ümlaut-token', ['list-token'], false])(
    'is refused without being shown: %j',
    (token) => {
      const { config, problems } = plexWith('http://plex:32400', token);

      expect(config.plex).toBeUndefined();
      expect(problems).toEqual([
        expect.stringMatching(
          /Plex token \(plex_token\) in Stash's settings is a value that is not/,
        ),
      ]);
      expect(problems[0]).not.toMatch(/two words|break|mlaut|list-/);
    },
  );

  it('is not shown where it was typed into another field', () => {
    const { problems } = resolveConfig({
      settings: { plex_token: 'short-tkn', reconcile_scope: 'short-tkn', path_map: 'short-tkn' },
      file: { detectors: { 'short-tkn': 'short-tkn' } },
    });

    expect(problems).toHaveLength(3);
    expect(problems.join()).not.toContain('short-tkn');
  });

  it('is named when it alone is missing', () => {
    const { config, problems } = plexWith('http://plex:32400', '');

    expect(problems).toEqual([]);
    expect(config.plexProblem).toMatch(/^Plex token \(plex_token\) is not set\. Enter/);
  });
});

describe('the environment', () => {
  const environment = { PLEX_URL: 'http://plain:32400', PLEX_TOKEN: 'plain-token' };

  it('may hold both under the names that other programs use', () => {
    const { config } = resolveConfig({ environment, settings: { plex_url: 'http://x' } });

    expect(config.plex?.url).toBe('http://plain:32400');
    expect(config.plex?.token.reveal()).toBe('plain-token');
  });

  it('has a name of our own that comes first', () => {
    const own = { ...environment, STASH2PLEX_PLEX_URL: 'http://own:32400' };

    expect(resolveConfig({ environment: own }).config.plex?.url).toBe('http://own:32400');
  });
});
