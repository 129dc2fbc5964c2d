import { wholeItemsAt, zipfAt } from "./popularity.ts";
import { isSet, mapAt, missing, type Reader } from "./reader.ts";

/** Keys of `data`, which choose the shard; null: nothing is known of them. */
export function keysAt(reader: Reader, id: string): { readonly items: number; readonly zipf: number } | null {
  const data = mapAt(reader, "data");
  if (data === undefined) return null;
  if (!isSet(data, "items") && !isSet(data, "popularity")) return null;
  const examples = { items: "5M", popularity: "{ zipf: 0.9 }" };
  for (const [key, example] of Object.entries(examples))
    if (!isSet(data, key))
      missing(
        data,
        key,
        `the data of ${id} have no ${key}, from which its hottest shard follows`,
        `add ${key}: ${example}`,
      );
  const items = wholeItemsAt(data);
  const zipf = zipfAt(data);
  return items === undefined || zipf === undefined ? null : { items, zipf };
}
