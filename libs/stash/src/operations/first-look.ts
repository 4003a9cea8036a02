import {
  NAMED_KINDS,
  type LookFrom,
  type NamedKind,
  type ObjectCounts,
  type SceneVersion,
  type StashZone,
} from '@stash2plex/core';
import * as z from 'zod';
import type { StashApi } from '../stash-api.ts';
import { checked } from './checked.ts';
import * as field from './fields.ts';
import { ALL_IDS, byId, COUNT_ONLY, updatedAfter } from './filters.ts';
import { inOrder } from './in-order.ts';
import {
  findNamed,
  NAMED_ANSWER,
  namedField,
  namedVariable,
  toNamedPage,
  type NamedPage,
} from './named-list.ts';
import { JOB_TIMES, JOB_TIMES_ANSWER, zoneOf } from './job-times.ts';
import type { Page } from './scene-list.ts';
import { toSceneVersion, VERSION_FIELDS } from './scene-versions.ts';

export interface LookRequest {
  /** Only what was updated later, and some more; undefined for everything. */
  readonly from: LookFrom | undefined;
  readonly limit: number;
}

export interface FirstLook {
  readonly at: Date;
  readonly zone: StashZone | undefined;
  readonly counts: Omit<ObjectCounts, 'file'>;
  /** First pages. */
  readonly scenes: Page<SceneVersion>;
  readonly named: Readonly<Record<NamedKind, NamedPage>>;
  /** Whether this Stash can be asked for files: since 0.30. */
  readonly knowsFiles: boolean;
}

const DOCUMENT = `query Look($none: FindFilterType, $page: FindFilterType, $scene: SceneFilterType,
  ${NAMED_KINDS.map(namedVariable).join(', ')}) {
  scenes: findScenes(filter: $none) { count }
  ${NAMED_KINDS.map((kind) => `${kind}s: ${findNamed(kind)}(filter: $none) { count }`).join('\n  ')}
  scene: findScenes(filter: $page, scene_filter: $scene) { count rows: scenes { ${VERSION_FIELDS} } }
  ${NAMED_KINDS.map((kind) => `${kind}: ${namedField(kind)}`).join('\n  ')}
  sceneFilter: __type(name: "SceneFilterType") { inputFields { name } }
  ${JOB_TIMES}
}`;

const COUNT = z.object({ count: field.count });
const ANSWER = z.object({
  scenes: COUNT,
  performers: COUNT,
  studios: COUNT,
  tags: COUNT,
  scene: z.object({ count: field.count, rows: z.array(z.unknown()) }),
  performer: NAMED_ANSWER,
  studio: NAMED_ANSWER,
  tag: NAMED_ANSWER,
  sceneFilter: z.object({ inputFields: field.listOf(z.object({ name: z.string() })) }).nullish(),
  jobQueue: JOB_TIMES_ANSWER,
});

/** Counts, and the first page of each light list. */
export async function firstLook(api: StashApi, request: LookRequest): Promise<FirstLook> {
  const later = request.from && updatedAfter(request.from);
  const lists = { scene: later, performer: later, studio: later, tag: later };
  const variables = { none: COUNT_ONLY, page: byId(request.limit), ...lists };
  const { data, at } = await api.ask({ document: DOCUMENT, variables });

  const answer = checked(ANSWER, data, 'lists of changes');
  const { scene, performer, studio, tag, sceneFilter } = answer;
  const filters = sceneFilter?.inputFields.map(({ name }) => name) ?? [];
  return {
    at,
    zone: zoneOf(answer.jobQueue ?? []),
    counts: {
      scene: answer.scenes.count,
      performer: answer.performers.count,
      studio: answer.studios.count,
      tag: answer.tags.count,
    },
    scenes: { count: scene.count, rows: inOrder(scene.rows, ALL_IDS, SCENE) },
    named: {
      performer: toNamedPage('performer', performer),
      studio: toNamedPage('studio', studio),
      tag: toNamedPage('tag', tag),
    },
    knowsFiles: filters.includes('files_filter'),
  };
}

const SCENE = { noun: 'scene', toRow: toSceneVersion };
