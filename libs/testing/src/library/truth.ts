import { scopeStart, type Scene, type Scope } from '@stash2plex/core';
import { gapOf, type Kind } from './kinds.ts';

/** What a first run over a made-up library has to find. */
export interface Truth {
  readonly scenesChecked: number;
  /** Ids of the scenes with a gap, by detector, in order. */
  readonly gaps: Readonly<Record<'missing' | 'empty-metadata' | 'stale-sync', readonly string[]>>;
  /** What only a run of everything tells, by detector: ids of scenes, files of items without scene. */
  readonly leftovers: Readonly<Record<'ambiguous-match' | 'orphaned-item', readonly string[]>>;
  readonly skipped: Readonly<Record<'quality-gate' | 'ambiguous', number>>;
  /** Ids of plain scenes that nothing is the matter with. */
  readonly inLine: readonly string[];
  /** What the scene's details were made as. */
  readonly detailsOf: (sceneId: string) => string;
}

interface Known {
  readonly made: readonly { readonly scene: Scene; readonly kind: Kind }[];
  /** Files in Plex that no scene has. */
  readonly foreign: readonly string[];
}

export function truthOf({ made, foreign }: Known, scope: Scope, now: Date): Truth {
  const since = scopeStart(scope, now);
  const inScope = made.filter(({ scene }) => !since || scene.updatedAt >= since);
  const idsWith = (gap: string) =>
    inScope.filter(({ kind }) => gapOf(kind) === gap).map(({ scene }) => scene.id);
  const merged = inScope.filter(({ kind }) => kind === 'merged').map(({ scene }) => scene.id);
  const count = (...kinds: Kind[]) => inScope.filter(({ kind }) => kinds.includes(kind)).length;
  return {
    scenesChecked: inScope.length,
    gaps: {
      missing: idsWith('missing'),
      'empty-metadata': idsWith('empty-metadata'),
      'stale-sync': idsWith('stale-sync'),
    },
    leftovers: {
      'ambiguous-match': scope === 'all' ? merged : [],
      'orphaned-item': scope === 'all' ? foreign : [],
    },
    skipped: { 'quality-gate': count('bare', 'bare-missing'), ambiguous: count('merged') },
    inLine: inScope.filter(({ kind }) => kind === 'in-line').map(({ scene }) => scene.id),
    detailsOf: (sceneId) => made.find(({ scene }) => scene.id === sceneId)?.scene.details ?? '',
  };
}
