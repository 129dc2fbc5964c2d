import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Dimension, dimensionWords } from "../../src/units/dimension.ts";
import { parseQuantity } from "../../src/units/parse-quantity.ts";

const HOUR = 3600;
const MONTH = 730 * HOUR;

describe("A quantity is read in its one unit inside", () => {
  it.each<[Dimension, unknown, number]>([
    ["time", "3ns", 3e-9],
    ["time", "3us", 3e-6],
    ["time", "3µs", 3e-6],
    ["time", "3μs", 3e-6],
    ["time", "12ms", 0.012],
    ["time", " 1.5 s ", 1.5],
    ["time", "+.5s", 0.5],
    ["time", "2e-3s", 0.002],
    ["time", "5min", 300],
    ["time", "2h", 2 * HOUR],
    ["time", "1d", 24 * HOUR],
    ["time", "1day", 24 * HOUR],
    ["time", "1week", 168 * HOUR],
    ["time", "1month", MONTH],
    ["time", "1year", 12 * MONTH],
    ["time", "0s", 0],
    ["time", "-0s", 0],
    ["rate", "800/s", 800],
    ["rate", "800 / s", 800],
    ["rate", "5/ms", 5000],
    ["rate", "90/min", 1.5],
    ["rate", "1.2M/day", 1.2e6 / 86_400],
    ["rate", "9G/month", 9e9 / MONTH],
    ["rate", "250rps", 250],
    ["rate", "2.5k qps", 2500],
    ["size", "1B", 1],
    ["size", "60KB", 60_000],
    ["size", "60kB", 60_000],
    ["size", "4GiB", 4 * 2 ** 30],
    ["size", "1.5TiB", 1.5 * 2 ** 40],
    ["bandwidth", "10Gbps", 1.25e9],
    ["bandwidth", "8bps", 1],
    ["bandwidth", "100MB/s", 1e8],
    ["ratio", "70%", 0.7],
    ["ratio", "99.9 %", 0.999],
    ["ratio", "0%", 0],
    ["factor", "3x", 3],
    ["factor", "1.18×", 1.18],
    ["count", 12, 12],
    ["count", "12", 12],
    ["count", "2M", 2e6],
    ["count", "2M users", 2e6],
    ["count", "40k", 40_000],
    ["cost", "$0.12/h", 0.12],
    ["cost", "$ 9000 / month", 9000 / 730],
    ["cost", "$9k/month", 9000 / 730],
    ["cost", "$24/day", 1],
    ["cost", "$8760/year", 1],
    ["cost", "$1/min", 60],
    ["price-per-size", "$0.085/GB", 8.5e-11],
    ["price-per-size", "$1/GiB", 2 ** -30],
    ["price-per-request", "$0.40/million", 4e-7],
    ["price-per-request", "$0.40/M requests", 4e-7],
    ["price-per-request", "$4/10k", 4e-4],
    ["price-per-request", "$2/thousand", 2e-3],
    ["price-per-request", "$0.01/request", 0.01],
  ])("%s %s", (dimension, input, value) => {
    const parsed = parseQuantity(input, dimension);
    expect(parsed).toMatchObject({ ok: true });
    if (parsed.ok) expect(Math.abs(parsed.value - value)).toBeLessThanOrEqual(4e-16 * value);
  });

  it("a decimal number of milliseconds is the double that the same number of seconds is", () => {
    for (const [milliseconds, seconds] of [
      ["41ms", 0.041],
      ["0.3ms", 0.0003],
      ["7us", 0.000007],
      ["70%", 0.7],
    ] as const) {
      const parsed = parseQuantity(milliseconds, milliseconds.endsWith("%") ? "ratio" : "time");
      expect(parsed.ok && parsed.value).toBe(seconds);
    }
  });

  it("a rate tells over which time it was given", () => {
    expect(parseQuantity("40/day", "rate")).toMatchObject({ perSeconds: 86_400 });
    expect(parseQuantity("40/s", "rate")).toMatchObject({ perSeconds: 1 });
    expect(parseQuantity("40rps", "rate")).toMatchObject({ perSeconds: 1 });
    expect(parseQuantity("40s", "time")).toMatchObject({ perSeconds: null });
  });
});

describe("What is no quantity is answered with the fix", () => {
  it.each<[Dimension, unknown, string, string]>([
    ["time", 5, "bare-number", "write 5ms or 5s"],
    ["time", "5", "bare-number", "write 5ms or 5s"],
    ["time", 0, "bare-number", "write 0ms or 0s"],
    ["rate", 400, "bare-number", "write 400/s or 400/day"],
    ["ratio", 0.7, "bare-number", "write 70%"],
    ["ratio", 70, "bare-number", "write 70%"],
    ["factor", 3, "bare-number", "write 3x"],
    ["cost", 9000, "bare-number", "write $9000/h or $9000/month"],
    ["cost", "$5", "bare-number", "write $5/h or $5/month"],
    ["size", 60, "bare-number", "write 60KB or 60GiB"],
    ["time", "5m", "ambiguous-unit", "write 5ms or 5min"],
    ["time", "1.5 m", "ambiguous-unit", "write 1.5ms or 1.5min"],
    ["rate", "40/m", "ambiguous-unit", "write 40/min or 40/month"],
    ["rate", "5M/m", "ambiguous-unit", "write 5M/min or 5M/month"],
    ["cost", "$5/m", "ambiguous-unit", "write $5/min or $5/month"],
    ["rate", "1,000/s", "digit-separator", "write 1000/s"],
    ["rate", "1,000,000/day", "digit-separator", "write 1000000/day"],
    ["time", "1,5s", "digit-separator", "write 1.5s"],
    ["count", "1_000", "digit-separator", "write 1000"],
    ["cost", "$9,000/month", "digit-separator", "write $9000/month"],
    ["time", "5/s", "wrong-dimension", "write a time such as 12ms, 1.5s or 5min"],
    ["rate", "5ms", "wrong-dimension", "write a rate such as 400/s, 90/min or 1.2M/day"],
    ["ratio", "3x", "wrong-dimension", "write a ratio such as 70%"],
    ["cost", "9000/month", "wrong-dimension", "write $9000/month (prices are in US dollars)"],
    ["size", "4Gbps", "wrong-dimension", "write a size such as 60KB or 4GiB"],
    ["time", "5 seconds", "unknown-unit", "write 5s"],
    ["rate", "5/sec", "unknown-unit", "write 5/s"],
    ["rate", "400 req/s", "unknown-unit", "write 400/s"],
    ["time", "12 parsecs", "unknown-unit", "write a time such as 12ms, 1.5s or 5min"],
    ["size", "4Gb", "unknown-unit", "bytes are written with a capital B: 60KB or 4GiB"],
    ["time", Number.NaN, "not-finite", "write a time such as 12ms, 1.5s or 5min"],
    ["time", Number.POSITIVE_INFINITY, "not-finite", "write a time such as 12ms, 1.5s or 5min"],
    ["time", Number.NEGATIVE_INFINITY, "not-finite", "write a time such as 12ms, 1.5s or 5min"],
    ["time", "1e400ms", "not-finite", "write a time such as 12ms, 1.5s or 5min"],
    ["time", ".inf", "not-finite", "write a time such as 12ms, 1.5s or 5min"],
    ["time", "NaN", "not-finite", "write a time such as 12ms, 1.5s or 5min"],
    ["time", "-5ms", "negative", "write a time of zero or more"],
    ["rate", -5, "negative", "write a rate of zero or more"],
    ["cost", "-$3/h", "negative", "write a cost over time of zero or more"],
    ["cost", "$-3/h", "negative", "write a cost over time of zero or more"],
    ["time", "1e30s", "out-of-range", "write a time such as 12ms, 1.5s or 5min"],
    ["time", "1e-30s", "out-of-range", "write a time such as 12ms, 1.5s or 5min"],
    ["count", 1e30, "out-of-range", "write a count such as 12, 40k or 2M"],
    ["time", "6ms..12ms", "uncertain", "write one value"],
    ["time", "6..12ms", "uncertain", "write one value"],
    ["time", "1.2.3ms", "not-a-quantity", "write a time such as 12ms, 1.5s or 5min"],
    ["time", "soon", "not-a-quantity", "write a time such as 12ms, 1.5s or 5min"],
    ["time", "", "not-a-quantity", "write a time such as 12ms, 1.5s or 5min"],
    ["time", null, "not-a-quantity", "write a time such as 12ms, 1.5s or 5min"],
    ["time", true, "not-a-quantity", "write a time such as 12ms, 1.5s or 5min"],
    ["time", [1], "not-a-quantity", "write a time such as 12ms, 1.5s or 5min"],
    ["time", { a: 1 }, "not-a-quantity", "write a time such as 12ms, 1.5s or 5min"],
  ])("%s %s: %s", (dimension, input, kind, hint) => {
    expect(parseQuantity(input, dimension)).toMatchObject({ ok: false, problem: { kind, hint } });
  });

  it("names both readings of a size without a B", () => {
    const parsed = parseQuantity("4P", "size");
    expect(parsed).toMatchObject({ problem: { hint: "write 4PB (powers of 1000) or 4PiB (of 1024)" } });
  });

  it("shows control characters escaped", () => {
    const parsed = parseQuantity("\u001b[31m5ms", "time");
    expect(!parsed.ok && parsed.problem.message).toContain("\\x1b[31m5ms");
  });

  it("is never an exception, never a NaN, whatever is handed over", () => {
    const dimensions = fc.constantFrom(...(Object.keys(dimensionWords) as Dimension[]));
    const pieces = fc.constantFrom(
      "$",
      "-",
      "+",
      "5",
      "1e9",
      "1e400",
      ".",
      ",",
      "_",
      "/",
      "m",
      "s",
      "k",
      "M",
      "%",
      "x",
      "B",
      " ",
    );
    const inputs = fc.oneof(
      fc.anything(),
      fc.string(),
      fc.array(pieces, { maxLength: 8 }).map((parts) => parts.join("")),
    );
    fc.assert(
      fc.property(inputs, dimensions, (input, dimension) => {
        const parsed = parseQuantity(input, dimension);
        if (parsed.ok) expect(parsed.value).toBeGreaterThanOrEqual(0);
        else expect(parsed.problem.hint).not.toBe("");
      }),
      { numRuns: 3000 },
    );
  });
});
