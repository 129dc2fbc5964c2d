import type { Path } from "../topology/types.ts";

const isPlain = (key: string): boolean => /^[A-Za-z0-9_-]+$/.test(key);

/**
 * A path as people read it.
 *
 * @example
 * pathText(["tiers", "web", "calls", "db.read", "share"]); // 'tiers.web.calls["db.read"].share'
 */
export function pathText(path: Path): string {
  let text = "";
  for (const key of path) {
    if (typeof key === "number") text += `[${key}]`;
    else if (isPlain(key)) text += text === "" ? key : `.${key}`;
    else text += `[${JSON.stringify(key)}]`;
  }
  return text;
}

/**
 * A path as a JSON Pointer, RFC 6901 section 3.
 *
 * @example
 * pathPointer(["tiers", "web", "calls", "a/b"]); // "/tiers/web/calls/a~1b"
 */
export function pathPointer(path: Path): string {
  return path.map((key) => `/${String(key).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
}
