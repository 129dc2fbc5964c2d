import { isMap } from "../reader.ts";
import type { Path } from "../types.ts";

/**
 * The place that `tiers.web.instances` names in the data; undefined: it is no path. Keys that hold dots (`db.read` among
 * calls) are found where they exist, and can be quoted: `tiers.web.calls."db.read"`.
 */
export function dataPath(text: string, data: unknown): Path | undefined {
  const parts = partsOfPath(text);
  return parts.length === 0 || parts.some((part) => part.text === "") ? undefined : pathThrough(parts, data);
}

interface PathPart {
  readonly text: string;
  readonly isQuoted: boolean;
}

const partsOfPath = (text: string): PathPart[] =>
  [...text.trim().matchAll(/(?:^|\.)(?:"([^"]*)"|([^."]*))/g)].map(([, quoted, plain]) => ({
    text: quoted ?? plain ?? "",
    isQuoted: quoted !== undefined,
  }));

/** Joins parts into one key where the data have such a key, as `db.read`, or where it is a call that is added. */
function pathThrough(parts: readonly PathPart[], data: unknown): Path {
  const path: (string | number)[] = [];
  let value = data;
  for (let at = 0; at < parts.length; ) {
    const length = keyLength(parts.slice(at), value, path.at(-1));
    const key = parts
      .slice(at, at + length)
      .map(({ text }) => text)
      .join(".");
    const index = Array.isArray(value) && /^\d+$/.test(key) ? Number(key) : undefined;
    path.push(index ?? key);
    value =
      index === undefined
        ? isMap(value) && Object.hasOwn(value, key)
          ? value[key]
          : undefined
        : (value as unknown[])[index];
    at += length;
  }
  return path;
}

/** Keys whose maps are keyed by `tier.operation`. */
const callKeys: ReadonlySet<unknown> = new Set(["calls", "miss", "origin", "consumers"]);

function keyLength(parts: readonly PathPart[], value: unknown, parent: string | number | undefined): number {
  const [first, second] = parts;
  if (first === undefined || first.isQuoted || !isMap(value) || Object.hasOwn(value, first.text)) return 1;
  for (let length = 2; length <= parts.length; length++) {
    const key = parts
      .slice(0, length)
      .map(({ text }) => text)
      .join(".");
    if (Object.hasOwn(value, key)) return length;
  }
  return callKeys.has(parent) && second !== undefined ? 2 : 1;
}
