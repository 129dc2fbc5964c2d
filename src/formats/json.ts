import type { Report } from "../report/generated/report.ts";
import { significant } from "./significant.ts";

/** A document as `schemas/report.schema.json` describes it. */
export const json = (report: Report): string => `${JSON.stringify(significant(report), null, 2)}\n`;
