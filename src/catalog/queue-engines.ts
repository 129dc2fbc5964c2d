import { NAPKIN_MATH, type Preset } from "./preset.ts";

export interface QueueEngine {
  /** Until the publish of one message is acknowledged. */
  readonly publish: Preset;
}

const persistent: Preset = {
  value: "0.8ms",
  half: "0.4ms",
  double: "1.6ms",
  source: `two network hops of one region (250 µs each) and a write with fsync (300 µs): ${NAPKIN_MATH}`,
  trust: "derived",
};

export const queueEngines: ReadonlyMap<string, QueueEngine> = new Map([
  ["rabbitmq", { publish: persistent }],
  ["activemq", { publish: persistent }],
  ["nats", { publish: persistent }],
  ["pulsar", { publish: persistent }],
  [
    "kafka",
    {
      publish: {
        value: { p50: "2ms", p99: "3ms" },
        half: { p50: "1ms", p99: "1.5ms" },
        double: { p50: "4ms", p99: "6ms" },
        source: "Kreps, Benchmarking Apache Kafka (LinkedIn 2014): 2 ms median and 3 ms p99 from end to end",
        trust: "measured",
      },
    },
  ],
  [
    "sqs",
    {
      publish: {
        value: "10ms",
        half: "5ms",
        double: "20ms",
        source: "order of magnitude, from a write to DynamoDB as its client sees it (Netflix's model: 5 to 15 ms)",
        trust: "weak",
      },
    },
  ],
]);
