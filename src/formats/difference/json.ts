import { significant } from "../significant.ts";
import type { DifferenceFormat } from "./format.ts";

/** The document as `schemas/diff.schema.json` describes it. */
export const json: DifferenceFormat = (difference) => `${JSON.stringify(significant(difference), null, 2)}\n`;
