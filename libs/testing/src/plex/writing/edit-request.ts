import type { Route } from '../routes.ts';
import { parseEdit } from './parse-edit.ts';
import { queryParameters } from './query-parameters.ts';
import type { EditEndpoint, ParsedEdit } from './world-write.ts';
import type { WriteSwitches } from './write-switches.ts';

/** A PUT to one of the two addresses that edit. */
export interface EditRequest {
  readonly endpoint: EditEndpoint;
  /** Key of the section; undefined where items are named in the path. */
  readonly sectionKey: string | undefined;
  /** None: everything in the section. */
  readonly ids: readonly string[];
  /** As `type=` says it; undefined when it does not. */
  readonly type: string | undefined;
  /** Undefined: not to be understood. */
  readonly edit: ParsedEdit | undefined;
}

/** Undefined for writes that are no edits. */
export function editRequest(
  { url }: Request,
  { endpoint, target }: Route,
  { removalEscape }: WriteSwitches,
): EditRequest | undefined {
  if (!endpoint) return undefined;
  const parameters = queryParameters(new URL(url).search);
  const valuesOf = (name: string) =>
    (parameters ?? []).filter(([each]) => each === name).map(([, value]) => value);
  const sectionKey = endpoint === 'section' ? decodeURIComponent(target) : undefined;
  const ids = endpoint === 'section' ? valuesOf('id').join(',') : decodeURIComponent(target);
  return {
    endpoint,
    sectionKey,
    ids: ids.split(',').filter(Boolean),
    type: valuesOf('type').at(-1),
    edit: parameters && parseEdit(parameters, removalEscape),
  };
}
