/** What Node's `util.inspect` calls; a registered symbol, so core needs no Node import. */
export const inspect = Symbol.for('nodejs.util.inspect.custom');
