import { shownText } from "../units/shown-text.ts";
import { schemaKeys } from "./generated/keys.ts";
import { type SchemaProblem, validate } from "./generated/validate.js";
import { unknownKey } from "./known-keys.ts";
import { type Log, report } from "./log.ts";
import { listed, nameHint } from "./name-hint.ts";
import { plannedKinds } from "./planned.ts";

import { describe, isMap } from "./reader.ts";
import type { Path } from "./types.ts";

/** Says what in the data is not as the schema has it: keys, containers, words out of a list. */
export function checkStructure(data: unknown, log: Log): void {
  if (validate(data)) return;
  for (const problem of validate.errors ?? []) describeProblem(problem, data, log);
}

function describeProblem(problem: SchemaProblem, data: unknown, log: Log): void {
  const path = pathOf(problem.instancePath, data);
  const value = valueIn(data, path);
  const { keyword, params } = problem;
  if (keyword === "additionalProperties" && isMap(value)) {
    const context = contextOf(path, data);
    unknownKey({ data: value, path, log }, context, String(params.additionalProperty), schemaKeys[context] ?? []);
  } else if (keyword === "required") missingKey(path, String(params.missingProperty), log);
  else if (keyword === "propertyNames") badName([...path, String(params.propertyName)], log);
  else if (keyword === "type")
    report(log, "wrong-type", path, `${place(path)} must be ${article(params.type)}, not ${describe(value)}`);
  else if (keyword === "minProperties")
    report(log, "missing-key", path, `${place(path)} is empty`, "add an entry, or leave it out");
  else if (keyword === "discriminator") wrongKind(path, value, log);
  else if (keyword === "enum") wrongWord(path, value, params.allowedValues, log);
  else if (keyword === "const") wrongWord(path, value, [params.allowedValue], log);
  // `pattern` is that of a name: `propertyNames` says which.
}

const KINDS = "dns, cdn, load-balancer, service, worker, cache, database, queue, object-store, external";

const firstFile = "start with version: 1, then workloads: { web: { rate: 400/s } } and tiers";

function missingKey(path: Path, key: string, log: Log): void {
  if (key === "reason") {
    report(log, "missing-key", [...path, key], `${place(path)} has no reason`, "say why it is accepted", "key");
    return;
  }
  const hint = key === "kind" ? `one of: ${KINDS}` : key === "version" ? "add version: 1" : firstFile;
  report(log, "missing-key", [...path, key], `${place(path)} has no ${key}`, hint, "key");
}

function wrongKind(path: Path, value: unknown, log: Log): void {
  const kind = isMap(value) ? value.kind : undefined;
  if (kind === undefined) return; // `required` says so
  const planned = typeof kind === "string" ? plannedKinds.get(kind) : undefined;
  const at = [...path, "kind"];
  if (planned !== undefined) {
    const message = `kind ${describe(kind)} is planned, and not built yet: ${planned}`;
    report(log, "planned", at, message, `leave it out for now; there are: ${KINDS}`);
    return;
  }
  report(
    log,
    "unknown-value",
    at,
    `there is no kind ${describe(kind)}`,
    nameHint(log, String(kind), KINDS.split(", "), "one of:"),
  );
}

function wrongWord(path: Path, value: unknown, allowed: unknown, log: Log): void {
  const words = (Array.isArray(allowed) ? allowed : []).map(String);
  const hint = words.length === 1 ? `write ${words[0]}` : nameHint(log, String(value), words, "one of:");
  report(log, "unknown-value", path, `${place(path)} cannot be ${describe(value)}`, hint);
}

function badName(path: Path, log: Log): void {
  const name = String(path.at(-1));
  const suggestion = name
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^[^a-z]+|-+$/g, "");
  const hint = `names are lower-case letters, digits and hyphens, beginning with a letter${suggestion === "" ? "" : `: ${suggestion}`}`;
  report(log, "bad-name", path, `"${shownText(name)}" cannot be a name`, hint, "key");
}

/** The definition of the schema that holds at a path, or `""`. */
function contextOf(path: Path, data: unknown): string {
  const [root, name, key] = path;
  if (root === undefined) return "file";
  if (root === "workloads") return path.length === 2 ? "workload" : "";
  if (root === "budgets") return key === undefined && name === undefined ? "budgets" : "latencyBudget";
  if (root === "survive") return "survive";
  if (root === "accept") return "acceptance";
  if (root === "scenarios") {
    const inner = path.slice(2);
    if (inner[0] === "budgets") return inner.length === 1 ? "budgets" : "latencyBudget";
    return inner.length === 0 ? "scenario" : "";
  }
  const kind = root === "defaults" ? name : kindOf(valueIn(data, path.slice(0, 2)));
  if (path.length === 1) return "defaults";
  if (path.length === 2) return String(kind);
  if (path.at(-1) === "popularity") return "popularity";
  if (key === "data") return "data";
  if (key === "keys") return path.length === 4 ? "keySpace" : "";
  if (kind === "cache") return path.length === 3 ? "cacheOperations" : "cacheOperation";
  return kind === "database" ? "databaseOperation" : "operation";
}

const kindOf = (tier: unknown): unknown => (isMap(tier) ? tier.kind : undefined);

const place = (path: Path): string => (path.length === 0 ? "the file" : shownText(path.join(".")));

function article(type: unknown): string {
  if (type === "object") return "a map";
  return type === "array" ? "a list" : `a ${listed([String(type)])}`;
}

/** JSON pointer → path, with numbers where lists are indexed. */
function pathOf(pointer: string, data: unknown): Path {
  const path: (string | number)[] = [];
  let value = data;
  for (const part of pointer.split("/").slice(1)) {
    const key = part.replaceAll("~1", "/").replaceAll("~0", "~");
    path.push(Array.isArray(value) ? Number(key) : key);
    value = valueIn(value, [path.at(-1) ?? key]);
  }
  return path;
}

function valueIn(data: unknown, path: Path): unknown {
  return path.reduce<unknown>((value, key) => {
    if (Array.isArray(value)) return value[Number(key)];
    return isMap(value) && Object.hasOwn(value, key) ? value[key] : undefined;
  }, data);
}
