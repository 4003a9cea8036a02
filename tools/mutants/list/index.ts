import type { Mutant } from '../mutant.ts';
import { builtInRules } from './built-in-rules.ts';
import { catchUp } from './catch-up.ts';
import { detectors } from './detectors.ts';
import { drains } from './drains.ts';
import { faults } from './faults.ts';
import { fences } from './fences.ts';
import { guards } from './guards.ts';
import { health } from './health.ts';
import { leases } from './leases.ts';
import { leftovers } from './leftovers.ts';
import { notFound } from './not-found.ts';
import { outside } from './outside.ts';
import { pages } from './pages.ts';
import { paging } from './paging.ts';
import { pictures } from './pictures.ts';
import { planning } from './planning.ts';
import { queue } from './queue.ts';
import { repair } from './repair.ts';
import { rules } from './rules.ts';
import { runs } from './runs.ts';
import { stores } from './stores.ts';
import { values } from './values.ts';
import { writing } from './writing.ts';

/** All of them, area by area. */
export const mutants: readonly Mutant[] = [
  ...builtInRules,
  ...rules,
  ...catchUp,
  ...paging,
  ...guards,
  ...leftovers,
  ...runs,
  ...detectors,
  ...planning,
  ...stores,
  ...values,
  ...leases,
  ...fences,
  ...queue,
  ...repair,
  ...pictures,
  ...faults,
  ...drains,
  ...notFound,
  ...health,
  ...writing,
  ...outside,
  ...pages,
];
