interface Layer {
  /** What was there when it came, or what is to be there once it has gone. */
  readonly before: Map<string, unknown>;
}

const layers = new WeakMap<object, Layer[]>();

/**
 * Sets these values and returns what takes them off again. Several may be put on one another, and be taken off in any order:
 * the latest that is still on holds, and below all of them lies what was there at first.
 */
export function putOn<Switches extends object>(
  switches: Switches,
  values: Partial<Switches>,
): () => void {
  const worn = layers.get(switches) ?? [];
  layers.set(switches, worn);
  const names = Object.keys(values);
  const layer: Layer = {
    before: new Map(names.map((name) => [name, Reflect.get(switches, name) as unknown])),
  };
  worn.push(layer);
  Object.assign(switches, values);

  return () => {
    const place = worn.indexOf(layer);
    if (place === -1) return;
    worn.splice(place, 1);
    for (const [name, value] of layer.before) {
      const above = worn.slice(place).find(({ before }) => before.has(name));
      if (above) above.before.set(name, value);
      else Reflect.set(switches, name, value);
    }
  };
}
