import type * as z from 'zod';

/** What a schema describes, as a value that nobody changes. */
export type OutputOf<Schema extends z.ZodType> = Unchanging<z.infer<Schema>>;

type Unchanging<Value> = { readonly [Key in keyof Value]: Unchanging<Value[Key]> };
