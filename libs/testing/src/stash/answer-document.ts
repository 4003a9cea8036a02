import { executeSync, GraphQLError, Kind, parse, validate } from 'graphql';
import type { DocumentNode, OperationDefinitionNode } from 'graphql';
import { stashSchema } from './schema.ts';
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
export function answerDocument(root: unknown, body: GraphQLBody): GraphQLAnswer {
  const { document, refusal } = read(body.query);
  if (refusal) return refusal;
  const operation = operationOf(document, body.operationName);
  const wrong = operation ? variableErrors(stashSchema, operation, body.variables) : [];
  if (wrong.length > 0) return refused(wrong, 'GRAPHQL_VALIDATION_FAILED');

  const { data, errors } = executeSync({
    schema: stashSchema,
    document,
    rootValue: root,
    variableValues: body.variables,
    operationName: body.operationName,
  });
  if (!errors) return { status: 200, body: { data } };
  const told = errors.map(({ message, path }) => ({ message, ...(path && { path }) }));
  return { status: 200, body: { errors: told, data: data ?? null } };
}

type Read =
  | { readonly document: DocumentNode; readonly refusal?: never }
  | { readonly document?: never; readonly refusal: GraphQLAnswer };

const known = new Map<string, Read>();

/** Clients ask the same few documents thousands of times. */
function read(query: string): Read {
  const before = known.get(query);
  if (before) return before;
  const now = readAnew(query);
  known.set(query, now);
  return now;
}

function readAnew(query: string): Read {
  try {
    const document = parse(query);
    const errors = validate(stashSchema, document);
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
