import type { Difference } from "../../diff/generated/difference.ts";
import type { FormatOptions } from "../format.ts";

/** A view of what changes between two plans, ending with a line end. */
export type DifferenceFormat = (difference: Difference, options: FormatOptions) => string;
