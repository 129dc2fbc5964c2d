import type { Law } from "../queueing/law.ts";
import { lawAt } from "./distribution.ts";
import { unknownKeys } from "./known-keys.ts";
import { type Log, report } from "./log.ts";
import { POSITIVE, quantityAt, wholeNumberAt } from "./read-quantity.ts";
import { describe, isMap, isSet, pathTo, type Reader, valueAt } from "./reader.ts";
import type { Call, CallNode, OnFailure, Path } from "./types.ts";

/** Keys of a call that say what happens when it fails. */
export const FAILURE_KEYS = ["timeout", "retries", "backoff", "cancel", "onFailure"];

/** What a call does that nobody limits: it waits for ever, and its failure is the caller's. */
export const WAITS_FOR_EVER: Pick<Call, "timeout" | "retries" | "backoff" | "cancel" | "onFailure"> = {
  timeout: null,
  retries: 0,
  backoff: null,
  cancel: false,
  onFailure: { kind: "fail" },
};

const MOST_RETRIES = 100;

/** Timeout, retries, backoff and cancel; a key without what it belongs to is said to have no effect. */
export function failureSettings(settings: Reader, isAsync: boolean): typeof WAITS_FOR_EVER {
  const { log } = settings;
  if (isAsync) {
    for (const key of FAILURE_KEYS.filter((one) => isSet(settings, one)))
      report(
        log,
        "conflicting-keys",
        pathTo(settings, key),
        `nobody waits for an async call, so that ${key} says nothing`,
      );
    return WAITS_FOR_EVER;
  }
  const timeout = quantityAt(settings, "timeout", "time", POSITIVE) ?? null;
  const retries = wholeNumberAt(settings, "retries", { atMost: MOST_RETRIES, words: "from 0 to 100" }) ?? 0;
  const backoff = lawAt(settings, "backoff") ?? null;
  const cancel = flagAt(settings, "cancel", log);
  if (backoff !== null && retries === 0)
    report(
      log,
      "no-effect",
      pathTo(settings, "backoff"),
      "backoff is the pause before a retry, and there is none",
      "add retries: 2",
    );
  if (cancel && timeout === null && !isSet(settings, "timeout"))
    report(
      log,
      "no-effect",
      pathTo(settings, "cancel"),
      "cancel withdraws what has timed out, and there is no timeout",
      "add timeout: 1s",
    );
  return { timeout, retries, backoff: pauseOf(backoff), cancel, onFailure: { kind: "fail" } };
}

const pauseOf = (backoff: Law | null): Law | null =>
  backoff !== null && backoff.kind === "constant" && backoff.mean === 0 ? null : backoff;

/** `fail`, `ignore`, or what is called in place of what failed. */
export function onFailureAt(
  settings: Reader,
  readCalls: (value: unknown, path: Path) => readonly CallNode[],
): OnFailure {
  const { log } = settings;
  const value = valueAt(settings, "onFailure");
  if (value === undefined || value === "fail") return { kind: "fail" };
  if (value === "ignore") return { kind: "ignore" };
  const path = pathTo(settings, "onFailure");
  if (!isMap(value) || !Object.hasOwn(value, "to")) {
    const message = `onFailure is fail, ignore or { to: … }, not ${describe(value)}`;
    report(log, "wrong-type", path, message, "write onFailure: ignore, or onFailure: { to: db.read }");
    return { kind: "fail" };
  }
  const fallback: Reader = { data: value, path, log };
  unknownKeys(fallback, "onFailure", ["to"]);
  return { kind: "to", calls: readCalls(valueAt(fallback, "to"), pathTo(fallback, "to")) };
}

/** A switch; what is neither on nor off is said to be wrong. */
export function flagAt(reader: Reader, key: string, log: Log): boolean {
  const value = valueAt(reader, key);
  if (value === undefined || typeof value === "boolean") return value ?? false;
  report(log, "wrong-type", pathTo(reader, key), `${key} is true or false, not ${describe(value)}`);
  return false;
}
