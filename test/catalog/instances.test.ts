import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findInstance, instanceNames, nextLargerInstance } from "../../src/catalog/instances.ts";

interface Row {
  readonly provider: string;
  readonly name: string;
  readonly vcpu: number;
  readonly ram_gib: number;
  readonly network_gbps: number | null;
  readonly hourly_usd: number | null;
  readonly annual_usd: number | null;
  readonly price_suspect?: boolean;
  readonly burstable: boolean;
}

const rows: readonly Row[] = JSON.parse(readFileSync("data/instances.json", "utf8"));

describe("The catalog of machines", () => {
  it("holds every row of its data, as it is there", () => {
    expect(instanceNames()).toEqual(rows.map(({ name }) => name));
    for (const row of rows) {
      const shape = findInstance(row.name);
      expect(shape).toMatchObject({
        name: row.name,
        provider: row.provider,
        cores: row.vcpu,
        memory: row.ram_gib * 2 ** 30,
        isBurstable: row.burstable,
        isPriceSuspect: row.price_suspect === true,
      });
      expect(shape?.bandwidth).toBe(row.network_gbps === null ? null : (row.network_gbps * 1e9) / 8);
      expect(shape?.usdPerHour).toBeCloseTo(row.hourly_usd ?? (row.annual_usd ?? 0) / 8760, 5);
      expect(shape?.usdPerHour).toBeGreaterThan(0);
      expect(shape?.priceBasis).toMatch(/^(us-east-1|us-central1|eastus), .+, 202\d-\d\d-\d\d$/);
    }
  });

  it("dates each price and says what kind it is", () => {
    expect(findInstance("m6i.xlarge")).toMatchObject({
      usdPerHour: 0.192,
      priceBasis: "us-east-1, on demand, Linux, 2026-07-20",
      cores: 4,
    });
    expect(findInstance("db.r7g.large")).toMatchObject({
      priceBasis: "us-east-1, reserved for 3 years, all upfront, 2025-12-15",
      isPriceSuspect: true,
    });
  });

  it("answers nothing for a name that it has not", () => {
    for (const name of ["", "m6i", "m6i.xlarge\t0", "xlarge", "constructor", "m6i.xlarge\n", "4"])
      expect(findInstance(name)).toBeUndefined();
    const known = new Set(instanceNames());
    fc.assert(
      fc.property(fc.string(), (name) => {
        expect(findInstance(name) !== undefined).toBe(known.has(name));
      }),
    );
  });

  it("knows the next size of the same family, and where there is none", () => {
    const next = (name: string) => {
      const shape = findInstance(name);
      return shape && nextLargerInstance(shape)?.name;
    };
    expect(next("m6i.xlarge")).toBe("m6i.2xlarge");
    expect(next("n2-standard-4")).toBe("n2-standard-8");
    expect(next("Standard_D4s_v5")).toBe("Standard_D8s_v5");
    expect(next("db.r6g.16xlarge")).toBeUndefined();
  });

  it("leads from every machine to the largest of its family, in ever larger steps", () => {
    for (const name of instanceNames()) {
      let shape = findInstance(name);
      for (let steps = 0; shape !== undefined; steps++) {
        const larger = nextLargerInstance(shape);
        if (larger !== undefined) {
          expect(larger.cores).toBeGreaterThan(shape.cores);
          expect(larger.family).toBe(shape.family);
        }
        expect(steps).toBeLessThan(20);
        shape = larger;
      }
    }
  });
});
