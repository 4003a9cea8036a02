import type { StashHooks } from '../hooks.ts';
import { hookOf, sentFields, type HookedKind } from './hook-inputs.ts';

type Sent = Readonly<Record<string, unknown>>;

/** The hooks that performers, studios and tags have in common. */
export interface NamedHooks {
  readonly created: (id: string, input: Sent) => void;
  /** `told` is what the hook sees of what was sent. */
  readonly updated: (id: string, sent: Sent, told?: Sent) => void;
  readonly destroyed: (id: string) => void;
}

export function namedHooks(kind: HookedKind, { fire }: StashHooks): NamedHooks {
  return {
    created: (id, input) => {
      fire(hookOf(`${kind}.Create`, { id, input }));
    },
    updated: (id, sent, told = sent) => {
      fire(hookOf(`${kind}.Update`, { id, input: told, inputFields: sentFields(sent) }));
    },
    destroyed: (id) => {
      fire(hookOf(`${kind}.Destroy`, { id, input: { id } }));
    },
  };
}
