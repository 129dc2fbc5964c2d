import type { CST } from "yaml";

/** No topology nests deeper; the composer recurses, and a few thousand levels would end its stack. */
export const DEEPEST = 100;

type Item = CST.CollectionItem;

/** Offset of the first collection that lies deeper than `DEEPEST`; undefined: there is none. Without recursion. */
export function tooDeep(tokens: readonly CST.Token[]): number | undefined {
  const pending: { readonly token: CST.Token; readonly depth: number }[] = [];
  for (const token of tokens)
    if (token.type === "document" && token.value !== undefined) pending.push({ token: token.value, depth: 1 });
  for (let top = pending.pop(); top !== undefined; top = pending.pop()) {
    const { token, depth } = top;
    if (!("items" in token)) continue;
    if (depth > DEEPEST) return token.offset;
    for (const item of token.items as readonly Item[])
      for (const child of [item.key, item.value])
        if (child != null && "items" in child) pending.push({ token: child, depth: depth + 1 });
  }
  return undefined;
}
