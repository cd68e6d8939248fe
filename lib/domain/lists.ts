/** Adds a value to the list that stands under its key. */
export function collect<Key, Value>(into: Map<Key, Value[]>, key: Key, value: Value): void {
  const list = into.get(key);
  if (list === undefined) into.set(key, [value]);
  else list.push(value);
}

/** How many rows stand in memory at once: a batch of 50,000 is worked through in little. */
const ROWS_AT_ONCE = 5_000;

/** The list cut into pieces, in its order. */
export function* chunksOf<Value>(list: readonly Value[], size: number = ROWS_AT_ONCE): Generator<Value[]> {
  for (let from = 0; from < list.length; from += size) yield list.slice(from, from + size);
}
