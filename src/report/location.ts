import type { Path } from "../topology/types.ts";
import type { Location } from "./generated/report.ts";
import { pathText } from "./path-text.ts";
import type { Source } from "./source.ts";

/** A key of the file, with its position where it has one. */
export function locationOf(path: Path, source: Source): Location {
  const position = source.locate(path);
  return {
    path: pathText(path),
    file: position?.file ?? null,
    line: position?.line ?? null,
    column: position?.column ?? null,
  };
}
