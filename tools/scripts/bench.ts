// `npm run bench`: measures the built plugin against its budgets.
import { runBuilt } from './run-built.ts';

runBuilt('tools/bench/main.ts');
