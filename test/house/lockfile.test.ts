import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

type LockedPackage = { readonly resolved?: string; readonly integrity?: string; readonly link?: boolean };

const lockfile = JSON.parse(readFileSync("package-lock.json", "utf8")) as {
  readonly packages: Readonly<Record<string, LockedPackage>>;
};
const installed = Object.entries(lockfile.packages).filter(([path]) => path !== "");

describe("the lockfile", () => {
  it("names no registry, so that an install asks the one that its machine is set to", () => {
    expect(installed.filter(([, entry]) => entry.resolved !== undefined)).toEqual([]);
  });

  it("pins every package by the hash of its content", () => {
    expect(installed.length).toBeGreaterThan(50);
    expect(installed.filter(([, entry]) => entry.integrity === undefined)).toEqual([]);
  });
});
