import type { Scene } from '@stash2plex/core';
import * as z from 'zod';
import * as field from './fields.ts';

/** The fields of a scene that `toScene` reads. */
export const SCENE_FIELDS = `id title details date created_at updated_at
  studio { id name } performers { id name } tags { id name } files { path size }`;

const text = z
  .string()
  .nullish()
  .transform((value) => value ?? '');
const named = z.object({ id: z.string(), name: z.string() });
// Int64, and so text in some versions of GraphQL.
const bytes = z.union([z.number(), z.string().regex(/^\d+$/).transform(Number)]);

const SCENE = z
  .object({
    id: field.id,
    title: text,
    details: text,
    date: text,
    created_at: field.instant,
    updated_at: field.instant,
    studio: named.nullish().transform((studio) => studio ?? undefined),
    performers: field.listOf(named),
    tags: field.listOf(named),
    files: field.listOf(z.object({ path: z.string().min(1), size: bytes })),
  })
  .transform(({ created_at, updated_at, ...same }): Scene => {
    return { ...same, createdAt: created_at, updatedAt: updated_at };
  });

/** Undefined for a row that is not a scene. */
export function toScene(row: unknown): Scene | undefined {
  return SCENE.safeParse(row).data;
}
