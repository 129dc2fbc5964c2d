import { escapeControls } from "../../units/shown-text.ts";
import type { FormatOptions } from "../format.ts";
import { inAscii } from "./ascii.ts";
import { type Paint, paintFor } from "./paint.ts";

/** Narrower than this no table is readable. */
const NARROWEST = 60;

/** What the sections draw on. */
export interface Screen {
  readonly width: number;
  readonly all: boolean;
  readonly paint: Paint;
  /** A text as it may be shown here: controls visible, in ASCII where there is nothing else. */
  readonly text: (text: string) => string;
}

/** The terminal that the options describe. */
export function screenFor({ width, all, color, ascii }: FormatOptions): Screen {
  return {
    width: Math.max(NARROWEST, Math.floor(width)),
    all,
    paint: paintFor(color),
    text: ascii ? (text) => inAscii(escapeControls(text)) : escapeControls,
  };
}
