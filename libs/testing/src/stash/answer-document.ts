import { executeSync, GraphQLError, Kind, parse, validate } from 'graphql';
import type { DocumentNode, GraphQLSchema, OperationDefinitionNode } from 'graphql';
import type { StashRoot } from './root.ts';
import { stashSchema } from './schema.ts';
import { unknownFieldErrors } from './unknown-fields.ts';
import { variableErrors } from './variable-errors.ts';

export interface GraphQLBody {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly operationName: string | undefined;
}

export interface GraphQLAnswer {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
}

/** Answers as gqlgen does: 422 for what is no question, 200 with errors for what cannot be answered. */
export function answerDocument(
  root: StashRoot,
  body: GraphQLBody,
  unknownFields: readonly string[] = [],
): GraphQLAnswer {
  const schema = stashSchema(root.version().version);
  const { document, refusal } = readerOf(schema)(body.query);
  if (refusal) return refusal;
  const unknown = unknownFieldErrors(schema, document, unknownFields);
  if (unknown.length > 0) return refused(unknown, 'GRAPHQL_VALIDATION_FAILED');
  const operation = operationOf(document, body.operationName);
  const wrong = operation ? variableErrors(schema, operation, body.variables) : [];
  if (wrong.length > 0) return refused(wrong, 'GRAPHQL_VALIDATION_FAILED');

  const { data, errors } = executeSync({
    schema,
    document,
    rootValue: root,
    variableValues: body.variables,
    operationName: body.operationName,
    // The one interface is BaseFile, and all files of the world are videos.
    typeResolver: () => 'VideoFile',
  });
  if (!errors) return { status: 200, body: { data } };
  const told = errors.map(({ message, path }) => ({ message, ...(path && { path }) }));
  return { status: 200, body: { errors: told, data: data ?? null } };
}

type Read =
  | { readonly document: DocumentNode; readonly refusal?: never }
  | { readonly document?: never; readonly refusal: GraphQLAnswer };

type Reader = (query: string) => Read;

const KEPT_DOCUMENTS = 200;
const readers = new WeakMap<GraphQLSchema, Reader>();

/** What is a question to one version is none to another. */
function readerOf(schema: GraphQLSchema): Reader {
  const before = readers.get(schema);
  if (before) return before;
  const reader = remembering(KEPT_DOCUMENTS, (query) => read(schema, query));
  readers.set(schema, reader);
  return reader;
}

/**
 * Clients ask the same few documents thousands of times, and each with ids written into it only once: the `kept` values
 * asked for last are remembered.
 */
export function remembering<Value>(
  kept: number,
  make: (key: string) => Value,
): (key: string) => Value {
  const known = new Map<string, { readonly value: Value }>();
  return (key) => {
    const entry = known.get(key) ?? { value: make(key) };
    known.delete(key);
    known.set(key, entry);
    const [oldest] = known.keys();
    if (known.size > kept && oldest !== undefined) known.delete(oldest);
    return entry.value;
  };
}

function read(schema: GraphQLSchema, query: string): Read {
  try {
    const document = parse(query);
    const errors = validate(schema, document);
    const refusal = refused(errors.map(plain), 'GRAPHQL_VALIDATION_FAILED');
    return errors.length > 0 ? { refusal } : { document };
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    const { message, locations } = plain(error);
    const text = message.replace(/^Syntax Error: (.*)\.$/, '$1');
    return { refusal: refused([{ message: text, locations }], 'GRAPHQL_PARSE_FAILED') };
  }
}

function plain({ message, locations }: GraphQLError) {
  return { message, locations };
}

function refused(errors: readonly object[], code: string): GraphQLAnswer {
  const told = errors.map((error) => ({ ...error, extensions: { code } }));
  return { status: 422, body: { errors: told, data: null } };
}

/** Undefined when the document holds none of that name, or several and no name is given. */
function operationOf(document: DocumentNode, name: string | undefined) {
  const operations = document.definitions.filter(
    (each): each is OperationDefinitionNode => each.kind === Kind.OPERATION_DEFINITION,
  );
  if (name) return operations.find((each) => each.name?.value === name);
  return operations.length === 1 ? operations[0] : undefined;
}
