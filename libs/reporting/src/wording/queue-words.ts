import type { QueueCounts } from '@stash2plex/core';
import { count } from './amounts.ts';

export function queueWords({ pending, leased, dead }: QueueCounts): string {
  return `${count(pending)} waiting, ${count(leased)} being worked on, ${count(dead)} given up`;
}
