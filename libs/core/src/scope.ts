/** Which scenes a run looks at; `recent` is 24 hours. Widest last. */
export const SCOPES = ['recent', 'recent_7days', 'all'] as const;
export type Scope = (typeof SCOPES)[number];

/** How the setting `reconcile_scope` writes each scope. */
export const SCOPE_SETTINGS = { '24h': 'recent', '7days': 'recent_7days', all: 'all' } as const;
export type ScopeSetting = keyof typeof SCOPE_SETTINGS;

/** Age in hours up to which a change belongs to the scope; Infinity for `all`. */
export function scopeHours(scope: Scope): number {
  return { recent: 24, recent_7days: 7 * 24, all: Number.POSITIVE_INFINITY }[scope];
}

const HOUR_MS = 3_600_000;

/** Since when a change belongs to the scope; undefined for `all`. */
export function scopeStart(scope: Scope, at: Date): Date | undefined {
  const hours = scopeHours(scope);
  return Number.isFinite(hours) ? new Date(at.getTime() - hours * HOUR_MS) : undefined;
}

/** Whether a run of `outer` has looked at everything that a run of `inner` would. */
export function covers(outer: Scope, inner: Scope): boolean {
  return SCOPES.indexOf(outer) >= SCOPES.indexOf(inner);
}
