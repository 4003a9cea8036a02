import type { Scene } from '@stash2plex/core';
import * as z from 'zod';

/** The fields of a scene that `toScene` reads. */
export const SCENE_FIELDS = `id title details date created_at updated_at
  studio { id name } performers { id name } tags { id name } files { path size }`;

const text = z
  .string()
  .nullish()
  .transform((value) => value ?? '');
const instant = z
  .string()
  .transform((value) => new Date(value))
  .refine((value) => !Number.isNaN(value.getTime()));
const named = z.object({ id: z.string(), name: z.string() });
const listOf = <Item extends z.ZodType>(item: Item) =>
  z
    .array(item)
    .nullish()
    .transform((items) => items ?? []);
// Int64, and so text in some versions of GraphQL.
const bytes = z.union([z.number(), z.string().regex(/^\d+$/).transform(Number)]);

const SCENE = z
  .object({
    id: z.string().regex(/^\d+$/),
    title: text,
    details: text,
    date: text,
    created_at: instant,
    updated_at: instant,
    studio: named.nullish().transform((studio) => studio ?? undefined),
    performers: listOf(named),
    tags: listOf(named),
    files: listOf(z.object({ path: z.string().min(1), size: bytes })),
  })
  .transform(({ created_at, updated_at, ...same }): Scene => {
    return { ...same, createdAt: created_at, updatedAt: updated_at };
  });

/** Undefined for a row that is not a scene. */
export function toScene(row: unknown): Scene | undefined {
  return SCENE.safeParse(row).data;
}
