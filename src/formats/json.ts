import type { Format } from "./format.ts";
import { significant } from "./significant.ts";

/** The answer as `schemas/report.schema.json` describes it. */
export const json: Format = (answer) => `${JSON.stringify(significant(answer), null, 2)}\n`;
