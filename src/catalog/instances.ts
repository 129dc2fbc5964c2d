import { instanceLines, instanceSets } from "./generated/instances.ts";

/** A machine that one can rent. */
export interface InstanceShape {
  readonly name: string;
  readonly provider: string;
  /** Machines of one family differ in size only. */
  readonly family: string;
  /** vCPUs. */
  readonly cores: number;
  /** Bytes. */
  readonly memory: number;
  /** Sustained, bytes per second; null: not known. */
  readonly bandwidth: number | null;
  readonly usdPerHour: number;
  /** What the price is and of when: `us-east-1, on demand, Linux, 2026-07-20`. */
  readonly priceBasis: string;
  /** The source's price contradicts its neighbours. */
  readonly isPriceSuspect: boolean;
  /** Its full speed is not for long. */
  readonly isBurstable: boolean;
}

/** The machine of this name; undefined: not in the catalog. Parses the one line that it needs. */
export function findInstance(name: string): InstanceShape | undefined {
  if (name === "" || /\s/.test(name)) return undefined;
  const start = instanceLines.indexOf(`\n${name}\t`);
  return start < 0 ? undefined : shapeOf(instanceLines.slice(start + 1, instanceLines.indexOf("\n", start + 1)));
}

/** All names, for the nearest one to a misspelt one. */
export const instanceNames = (): readonly string[] => lines().map((line) => line.slice(0, line.indexOf("\t")));

/** The next size of the same family; undefined: there is none larger, the hard limit of scaling up. */
export function nextLargerInstance(shape: InstanceShape): InstanceShape | undefined {
  const siblings = lines()
    .filter((line) => line.includes(`\t${shape.family}\t`))
    .map(shapeOf)
    .filter(({ provider }) => provider === shape.provider);
  return siblings
    .filter(({ cores }) => cores > shape.cores)
    .sort((a, b) => a.cores - b.cores || a.usdPerHour - b.usdPerHour)[0];
}

const lines = (): string[] => instanceLines.trim().split("\n");

function shapeOf(line: string): InstanceShape {
  const [name = "", set, family = "", cores, memory, bandwidth, usdPerHour, flags = ""] = line.split("\t");
  const { provider, region, basis, asOf } = instanceSets[Number(set) as 0];
  return {
    name,
    provider,
    family,
    cores: Number(cores),
    memory: Number(memory) * 2 ** 30,
    bandwidth: bandwidth === "" ? null : (Number(bandwidth) * 1e9) / 8,
    usdPerHour: Number(usdPerHour),
    priceBasis: `${region}, ${basis}, ${asOf}`,
    isPriceSuspect: flags.includes("s"),
    isBurstable: flags.includes("b"),
  };
}
