import { describe, expect, it } from 'vitest';
import {
  ConfigError,
  LeaseLostError,
  messageOf,
  PermanentError,
  TransientError,
  UnavailableError,
} from './errors.ts';

describe('an error', () => {
  it.each([ConfigError, TransientError, UnavailableError, PermanentError, LeaseLostError])(
    'of %o says by its name what to do, and keeps its cause',
    (Kind) => {
      const cause = new Error('reset');

      const error = new Kind('Plex does not answer.', { cause });

      expect(error).toMatchObject({ name: Kind.name, message: 'Plex does not answer.', cause });
    },
  );

  it('of a server that is down may work next time', () => {
    expect(new UnavailableError('')).toBeInstanceOf(TransientError);
    expect(new PermanentError('')).not.toBeInstanceOf(TransientError);
  });
});

it.each([
  ['the message of an error', new ConfigError('plex_url is not a URL.'), 'plex_url is not a URL.'],
  ['a text that was thrown', 'no', 'no'],
  ['nothing that was thrown', undefined, 'undefined'],
])('shows %s', (_, thrown, shown) => {
  expect(messageOf(thrown)).toBe(shown);
});
