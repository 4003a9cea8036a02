import { TypeInfo, visit, visitWithTypeInfo } from 'graphql';
import type { DocumentNode, GraphQLSchema } from 'graphql';

/** What a Stash without these fields says of a document that asks for one. */
export function unknownFieldErrors(
  schema: GraphQLSchema,
  document: DocumentNode,
  names: readonly string[],
): { readonly message: string }[] {
  if (names.length === 0) return [];
  const errors: { message: string }[] = [];
  const types = new TypeInfo(schema);
  const look = visitWithTypeInfo(types, {
    Field: ({ name }) => {
      if (!names.includes(name.value)) return;
      const on = String(types.getParentType());
      errors.push({ message: `Cannot query field "${name.value}" on type "${on}".` });
    },
  });
  visit(document, look);
  return errors;
}
