import type { WorldItem } from '../world-types.ts';

/** Reads that come soon after a write still see what was there before it. */
export interface Lag {
  /** What reads are shown of an item until then. */
  readonly hide: (before: WorldItem, untilMs: number) => void;
  /** The item as a read sees it at this time. */
  readonly shown: (item: WorldItem, nowMs: number) => WorldItem;
  /** From now on reads see what is there. */
  readonly clear: () => void;
}

export function lag(): Lag {
  const hidden = new Map<string, { readonly before: WorldItem; readonly untilMs: number }[]>();
  return {
    hide: (before, untilMs) => {
      hidden.set(before.ratingKey, [...(hidden.get(before.ratingKey) ?? []), { before, untilMs }]);
    },
    shown: (item, nowMs) => {
      const pending = hidden.get(item.ratingKey)?.filter(({ untilMs }) => untilMs > nowMs) ?? [];
      if (pending.length === 0) hidden.delete(item.ratingKey);
      else hidden.set(item.ratingKey, pending);
      return pending[0]?.before ?? item;
    },
    clear: () => {
      hidden.clear();
    },
  };
}
