import { report } from "./log.ts";
import { type Data, entriesOf, isMap, isSet, mapAt, pathTo, type Reader } from "./reader.ts";

/** Says which defaults cannot be, or are of no tier's kind. */
export function checkDefaults(reader: Reader, kinds: ReadonlySet<unknown>): void {
  const defaults = mapAt(reader, "defaults");
  for (const [kind, keys] of defaults === undefined ? [] : entriesOf(defaults, `a default of a kind`)) {
    if (isSet(keys, "kind"))
      report(
        reader.log,
        "conflicting-keys",
        pathTo(keys, "kind"),
        "the kind is a tier's own to say",
        "leave it out",
        "key",
      );
    if (!kinds.has(kind)) report(reader.log, "no-effect", keys.path, `no tier is a ${kind}`, "leave it out", "key");
  }
}

/**
 * A tier with the keys that `defaults` gives to its kind; its own keys win, whole. `kind` says what it is and cannot
 * be a default.
 */
export function withDefaults(tier: Data, defaults: unknown): Data {
  const ofKind = isMap(defaults) && typeof tier.kind === "string" ? ownMap(defaults, tier.kind) : undefined;
  return ofKind === undefined ? tier : { ...ofKind, ...tier };
}

function ownMap(data: Data, key: string): Data | undefined {
  const value = Object.hasOwn(data, key) ? data[key] : undefined;
  return isMap(value) ? value : undefined;
}
