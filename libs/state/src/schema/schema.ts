import type { Schema } from '../database/migrate.ts';
import { MIGRATIONS } from './index.ts';
import { WHOLE_SCHEMA } from './whole.generated.ts';

export const SCHEMA: Schema = { migrations: MIGRATIONS, whole: WHOLE_SCHEMA };
