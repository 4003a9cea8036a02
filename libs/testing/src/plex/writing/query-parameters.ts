export type Parameter = readonly [name: string, value: string];

/** The parameters of a query, decoded once. A plus stays a plus; undefined where an escape is none. */
export function queryParameters(search: string): readonly Parameter[] | undefined {
  try {
    return search.slice(1).split('&').filter(Boolean).map(decoded);
  } catch {
    return undefined;
  }
}

function decoded(pair: string): Parameter {
  const [name = '', ...rest] = pair.split('=');
  return [decodeURIComponent(name), decodeURIComponent(rest.join('='))];
}
