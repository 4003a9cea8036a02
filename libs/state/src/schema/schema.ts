import type { Schema } from '../database/migrate.ts';
import { MIGRATIONS } from './index.ts';
import { WHOLE_SCHEMA } from './whole.generated.ts';

/** Apart from the migrations: what writes the whole from them must not need it. */
export const SCHEMA: Schema = { migrations: MIGRATIONS, whole: WHOLE_SCHEMA };
