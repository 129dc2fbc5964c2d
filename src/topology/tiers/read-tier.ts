import type { Callees } from "../call.ts";
import type { Reader } from "../reader.ts";
import type { Tier } from "../types.ts";

/** Reads the tier of one kind; what is wrong goes to the log, and what it answers is then not used. */
export type ReadTier<T extends Tier = Tier> = (id: string, reader: Reader, callees: Callees) => T;
