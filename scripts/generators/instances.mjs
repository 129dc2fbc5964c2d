import { readFileSync } from "node:fs";

/** Sizes of one family differ in nothing but their number: where a machine can be exchanged for a larger one. */
const families = {
  aws: (name) => name.slice(0, name.lastIndexOf(".")),
  "aws-rds-aurora": (name) => name.slice(0, name.lastIndexOf(".")),
  gcp: (name) => name.replace(/-(\d+|micro|small|medium)$/, ""),
  azure: (name) => name.replace(/^(Standard_[A-Z])\d+/, "$1*"),
};

const bases = {
  "on-demand-linux": "on demand, Linux",
  "3y-all-upfront-per-year": "reserved for 3 years, all upfront",
};

/** What is the same for all rows of a provider. A row that differs would be priced wrongly in silence. */
function sharedFacts(rows) {
  const isPricedByHour = rows.every((row) => row.hourly_usd !== null);
  const facts = rows.map((row) => ({
    provider: row.provider,
    region: row.region,
    asOf: isPricedByHour ? row.as_of : row.annual_as_of,
    basis: bases[isPricedByHour ? row.hourly_basis : row.annual_basis],
  }));
  const distinct = new Set(facts.map((fact) => JSON.stringify(fact)));
  if (distinct.size !== 1 || facts[0].basis === undefined)
    throw new Error(`rows of ${rows[0].provider} differ in region, date or basis: ${[...distinct].join(" ")}`);
  return facts[0];
}

/**
 * The catalog of machines as one text, a line each, since a program that looks up one of 625 names should not build the
 * other 624. A price is in US dollars per hour; a year has 8760 of them.
 */
export function instancesFromData({ data, instances }) {
  return {
    source: data,
    generate: async () => {
      const rows = JSON.parse(readFileSync(data, "utf8"));
      const providers = [...new Set(rows.map((row) => row.provider))];
      const sets = providers.map((provider) => sharedFacts(rows.filter((row) => row.provider === provider)));
      const lines = rows.map((row) =>
        [
          row.name,
          providers.indexOf(row.provider),
          families[row.provider](row.name),
          row.vcpu,
          row.ram_gib,
          row.network_gbps ?? "",
          row.hourly_usd ?? Number((row.annual_usd / 8760).toPrecision(6)),
          `${row.burstable ? "b" : ""}${row.price_suspect ? "s" : ""}`,
        ].join("\t"),
      );
      const text = [
        `// Generated from ${data} by \`npm run generate\`; change the data instead.`,
        "",
        "/** What holds for all machines of a set: whose they are, where, at which prices, of when. */",
        `export const instanceSets = ${JSON.stringify(sets, null, 2)} as const;`,
        "",
        "/** name, set, family, vCPUs, GiB, Gbit/s, USD per hour, flags: b burstable, s price suspect. */",
        `export const instanceLines = \`\n${lines.join("\n")}\n\`;`,
        "",
      ].join("\n");
      return { [instances]: text };
    },
  };
}
