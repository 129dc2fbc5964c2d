import { type Data, isMap } from "./reader.ts";

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
