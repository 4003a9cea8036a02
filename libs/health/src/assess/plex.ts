import type { HealthFinding } from '@stash2plex/core';
import type { PlexFacts } from '../facts.ts';

/** Does Plex answer, and does it take the token? Its libraries are shown to nobody without one. */
export function assessPlex(facts: PlexFacts): HealthFinding[] {
  const area = 'plex';
  switch (facts.status) {
    case 'not-set-up': {
      const remedy = 'Set plex_url and plex_token.';
      return [{ area, level: 'problem', what: facts.because, remedy }];
    }
    case 'failed': {
      const remedy = facts.isSettings
        ? 'Correct plex_url or plex_token.'
        : 'Start Plex, and see whether plex_url is its address from where Stash runs.';
      return [{ area, level: 'problem', what: facts.because, remedy }];
    }
    case 'answered': {
      const { version } = facts.server;
      const what = `Plex ${version && `${version} `}answers and takes the token.`;
      return [{ area, level: 'ok', what }];
    }
  }
}
