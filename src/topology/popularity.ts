import { report } from "./log.ts";
import { numberAt, quantityAt } from "./read-quantity.ts";
import { mapAt, pathTo, type Reader } from "./reader.ts";

const ITEMS = { atLeast: 1, atMost: 1e12, words: "from 1 to 1T" };
const ZIPF = { atMost: 10, words: "from 0 to 10" };

/** `items`: how many keys there are; undefined: not given, or wrong, which was said. */
export function wholeItemsAt(reader: Reader): number | undefined {
  const items = quantityAt(reader, "items", "count", ITEMS);
  if (items === undefined || Number.isInteger(items)) return items;
  const hint = `write ${Math.round(items)}`;
  return report(reader.log, "not-whole", pathTo(reader, "items"), "items is a whole number", hint);
}

/** `popularity: { zipf }`, the exponent; undefined: not given, or wrong, which was said. */
export function zipfAt(reader: Reader): number | undefined {
  const popularity = mapAt(reader, "popularity");
  return popularity === undefined ? undefined : numberAt(popularity, "zipf", ZIPF);
}
