import type { Law } from "../queueing/law.ts";
import type { Callees } from "./call.ts";
import { callsAt } from "./calls.ts";
import { lawAt } from "./distribution.ts";
import { entriesOf, isSet, mapAt, missing, type Reader } from "./reader.ts";
import { serviceTimeAt } from "./service-time.ts";
import type { OperationSpec } from "./types.ts";

const MEASURE =
  "it is your code, so it cannot be guessed: add serviceTime: 8ms (CPU seconds over requests), or { utilization: 35%, at: 100/s } from a dashboard";

export interface Operations {
  readonly operations: readonly OperationSpec[];
  /** Cores of an instance that are busy whatever the load. */
  readonly background: number;
}

/** What a tier with code of its own does: its `operations`, and `*` if it says what all others take. */
/** @param measured time of a request that says none itself; null: it has to */
export function readOperations(
  reader: Reader,
  id: string,
  cores: number,
  callees: Callees,
  measured: Law | null = null,
): Operations {
  const listed = mapAt(reader, "operations");
  const named = listed === undefined ? [] : entriesOf(listed, "an operation");
  const hasOwn = ["serviceTime", "delay", "calls"].some((key) => isSet(reader, key));
  const all: [string, Reader][] = hasOwn || named.length === 0 ? [...named, ["*", reader]] : named;
  const read = all.map(([name, operation]) => readOperation(operation, id, name, cores, callees, measured));
  return {
    operations: read.map(({ operation }) => operation),
    background: Math.max(...read.map(({ background }) => background)),
  };
}

function readOperation(
  reader: Reader,
  id: string,
  name: string,
  cores: number,
  callees: Callees,
  measured: Law | null,
) {
  const time = serviceTimeAt(reader, "serviceTime", cores);
  const delay = lawAt(reader, "delay") ?? null;
  const assumed = isSet(reader, "serviceTime") ? null : measured;
  if (!isSet(reader, "serviceTime") && !isSet(reader, "delay") && assumed === null) {
    const of = name === "*" ? id : `${id}.${name}`;
    missing(reader, "serviceTime", `${of} has no service time`, MEASURE);
  }
  const calls = callsAt(reader, "calls", callees) ?? [];
  const operation: OperationSpec = { name, path: reader.path, serviceTime: time?.law ?? assumed, delay, calls };
  return { operation, background: time?.background ?? 0 };
}
