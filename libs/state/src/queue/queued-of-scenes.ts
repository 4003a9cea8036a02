import { OF_SCENES } from '../database/scene-ids.ts';

// The plus keeps SQLite from walking all queued jobs by the index on status instead of looking up a page of ids.
export const QUEUED_OF_SCENES = `${OF_SCENES} AND +status = 'queued'`;
