/**
 * A value that is computed when it is first read. Of the thousands of stations and rungs of a large plan a table shows a
 * few; what it does not show is not worked out.
 */
export function once<Value>(compute: () => Value): () => Value {
  let known: { readonly value: Value } | null = null;
  return () => {
    known ??= { value: compute() };
    return known.value;
  };
}
