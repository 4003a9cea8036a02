import type { HealthArea, HealthFinding, HealthLevel } from '@stash2plex/core';
import { counted } from './amounts.ts';

const AREAS: Readonly<Record<HealthArea, string>> = {
  plugin: 'Plugin',
  stash: 'Stash',
  plex: 'Plex',
  rights: 'Token rights',
  libraries: 'Libraries',
  paths: 'Paths',
  clock: 'Clocks',
  store: 'State file',
  queue: 'Queue',
};

export function areaWords(area: HealthArea): string {
  return AREAS[area];
}

/** `Health check: 1 problem, 2 notes, 7 ok`. */
export function healthTitle(findings: readonly HealthFinding[]): string {
  const of = (wanted: HealthLevel) => findings.filter(({ level }) => level === wanted).length;
  const some = [
    ...(of('problem') > 0 ? [counted(of('problem'), 'problem')] : []),
    ...(of('note') > 0 ? [counted(of('note'), 'note')] : []),
    `${of('ok')} ok`,
  ];
  return `Health check: ${some.join(', ')}`;
}
