import type { Callees } from "../call.ts";
import { callsAt } from "../calls.ts";
import { isSet, missing, type Reader } from "../reader.ts";
import type { CallNode } from "../types.ts";

/** Where a tier that only passes requests on sends them. */
export function onwardCalls(reader: Reader, callees: Callees): readonly CallNode[] {
  if (!isSet(reader, "calls")) missing(reader, "calls", "this does not say where requests go", "add calls: web");
  return passedOnAt(reader, "calls", callees) ?? [];
}

/** Calls at a key which ask for what the request asks for, unless they name an operation. */
export const passedOnAt = (reader: Reader, key: string, callees: Callees): readonly CallNode[] | undefined =>
  callsAt(reader, key, { ...callees, passesOn: true });
