import { UnavailableError, type FolderScanner, type ScanOutcome } from '@stash2plex/core';
import { isWebPage } from '../http/answer.ts';
import type { PlexApi } from '../http/plex-api.ts';
import { scanPath, type PlexScan } from '../http/scan.ts';
import type { Received } from '../http/send.ts';
import { toStatusError } from '../http/status-error.ts';

/** Servers that do not know the one form. */
const OTHER_FORM = new Set([404, 405]);

/** Asks one Plex server for scans of single folders, in the form that it knows. */
export function folderScanner(api: PlexApi): FolderScanner {
  let method: PlexScan['method'] = 'GET';
  return {
    scan: async (sectionKey, folder) => {
      const first = await api.scan({ sectionKey, folder, method });
      if (!OTHER_FORM.has(first.status))
        return toOutcome(first, `${method} ${scanPath(sectionKey)}`);
      const other = method === 'GET' ? 'POST' : 'GET';
      const second = await api.scan({ sectionKey, folder, method: other });
      if (isYes(second)) method = other;
      return toOutcome(second, `${other} ${scanPath(sectionKey)}`);
    },
  };
}

/** Whoever may not scan may still do without: only a server that is down is thrown. */
function toOutcome(received: Received, what: string): ScanOutcome {
  if (isYes(received)) return { status: 'asked' };
  if (isWebPage(received.body) && received.status < 300) {
    return { status: 'refused', because: `What answered ${what} is a web page, not Plex.` };
  }
  if (received.status === 404) return { status: 'refused', because: `Plex does not know ${what}.` };
  const error = toStatusError(received, what);
  if (error instanceof UnavailableError) throw error;
  return { status: 'refused', because: error.message };
}

/** Plex's own yes is an empty page. */
function isYes({ status, body }: Received): boolean {
  return status >= 200 && status < 300 && !isWebPage(body);
}
