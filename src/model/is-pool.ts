import type { Station } from "./types.ts";

/** Its servers are slots that requests hold, and do no work of their own. */
export const isPool = ({ resource }: Station): boolean => resource === "threads" || resource === "pool";
