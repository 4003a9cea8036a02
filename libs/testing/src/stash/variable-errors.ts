import { coerceInputValue, isInputType, isNonNullType, typeFromAST } from 'graphql';
import type { GraphQLInputType, GraphQLSchema, OperationDefinitionNode } from 'graphql';

export interface VariableError {
  readonly message: string;
  readonly path: readonly (string | number)[];
}

/** What gqlgen says of variables that do not fit: it names the place, and no value. */
export function variableErrors(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
): VariableError[] {
  return (operation.variableDefinitions ?? []).flatMap(({ variable, type, defaultValue }) => {
    const name = variable.name.value;
    const wanted = typeFromAST(schema, type);
    if (!wanted || !isInputType(wanted)) return [];
    const value = variables[name];
    if (value !== undefined && !(value === null && isNonNullType(wanted))) {
      return misfits(value, wanted, name);
    }
    const isMissing = isNonNullType(wanted) && !defaultValue;
    return isMissing ? [{ message: 'must be defined', path: ['variable', name] }] : [];
  });
}

function misfits(value: unknown, type: GraphQLInputType, name: string): VariableError[] {
  const found: VariableError[] = [];
  coerceInputValue(value, type, (path, invalid, { message }) => {
    found.push({ message: asGqlgen(message, invalid), path: ['variable', name, ...path] });
  });
  return found;
}

function asGqlgen(message: string, value: unknown): string {
  if (message.includes('is not defined by type')) return 'unknown field';
  if (message.includes('was not provided')) return 'must be defined';
  const [, scalar] = /^(\w+) cannot represent/.exec(message) ?? [];
  return scalar ? `cannot use ${typeof value} as ${scalar}` : message;
}
