import { NAPKIN_MATH, type Preset } from "./preset.ts";

/** Of whatever has no queue of its own in the plan. */
export const latencyPresets = {
  /** One lookup by a client whose own cache has no answer. */
  "dns-lookup": {
    value: { p50: "20ms", p99: "200ms" },
    half: { p50: "10ms", p99: "100ms" },
    double: { p50: "40ms", p99: "400ms" },
    source:
      "order of magnitude: public resolvers answer from their cache in 5 to 15 ms, and in up to 200 ms without it",
    trust: "weak",
  },
  /** The edge's own work: the way from the user to it is not part of the plan. */
  "cdn-edge": {
    value: "150us",
    half: "75us",
    double: "300us",
    source: `a proxy hop (50 µs) and a random read of an SSD (100 µs): ${NAPKIN_MATH}`,
    trust: "derived",
  },
  "proxy-hop": {
    value: "50us",
    half: "25us",
    double: "100us",
    source: `a proxy hop of Envoy, nginx or HAProxy: ${NAPKIN_MATH}`,
    trust: "measured",
  },
  "object-get": {
    value: "80ms",
    half: "40ms",
    double: "160ms",
    source: `a get of a blob: ${NAPKIN_MATH}`,
    trust: "measured",
  },
  "object-put": {
    value: "200ms",
    half: "100ms",
    double: "400ms",
    source: `a put of a blob: ${NAPKIN_MATH}`,
    trust: "measured",
  },
} as const satisfies Readonly<Record<string, Preset>>;
