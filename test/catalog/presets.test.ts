import { describe, expect, it } from "vitest";
import { cacheEngines } from "../../src/catalog/cache-engines.ts";
import { latencyPresets } from "../../src/catalog/latencies.ts";
import type { Preset, PresetValue } from "../../src/catalog/preset.ts";
import { queueEngines } from "../../src/catalog/queue-engines.ts";
import { parseQuantity } from "../../src/units/parse-quantity.ts";

const presets: readonly (readonly [string, Preset])[] = [
  ...Object.entries(latencyPresets),
  ...[...cacheEngines].map(([name, { serviceTime }]) => [name, serviceTime] as const),
  ...[...queueEngines].map(([name, { publish }]) => [name, publish] as const),
];

const timesOf = (value: PresetValue): number[] =>
  (typeof value === "string" ? [value] : [value.p50, value.p99]).map((text) => {
    const parsed = parseQuantity(text, "time");
    return parsed.ok ? parsed.value : Number.NaN;
  });

describe("What the catalog assumes", () => {
  it.each(presets)("%s is a time, its half half of it, its double twice, and says who says so", (_, preset) => {
    const times = timesOf(preset.value);
    for (const time of times) expect(time).toBeGreaterThan(0);
    const scaled = (factor: number) => times.map((time) => expect.closeTo(time * factor, 12));
    expect(timesOf(preset.half)).toEqual(scaled(0.5));
    expect(timesOf(preset.double)).toEqual(scaled(2));
    expect(preset.source).toMatch(/\d/);
  });

  it("engines with one command thread use one core", () => {
    expect(cacheEngines.get("redis")?.cores).toBe(1);
    expect(cacheEngines.get("memcached")?.cores).toBe(4);
  });
});
