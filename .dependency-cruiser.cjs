/**
 * Who may import whom. One folder of `src/` is one arrow of the pipeline
 *
 *   text ─topology─▶ Topology ─model─▶ Model ─solve─▶ Solution ─assess─▶ Assessment
 *        ─findings─▶ Finding[] ─advice─▶ Recommendation[] ─report─▶ Report ─formats─▶ string
 *   Report × Report ─diff─▶ Difference ─formats─▶ string
 *
 * and knows what stands before it, never what comes after. `packages` are the npm packages that a folder may use.
 */
const layers = {
  units: { folders: [], packages: [] },
  queueing: { folders: [], packages: [] },
  latency: { folders: ["queueing"], packages: [] },
  catalog: { folders: ["units"], packages: [] },
  topology: { folders: ["units", "queueing", "catalog"], packages: ["yaml"] },
  model: { folders: ["units", "queueing", "catalog", "topology"], packages: [] },
  closed: { folders: ["queueing", "latency"], packages: [] },
  chain: { folders: ["queueing", "latency", "model"], packages: [] },
  solve: { folders: ["queueing", "latency", "closed", "chain", "model"], packages: [] },
  assess: { folders: ["units", "queueing", "latency", "catalog", "topology", "model", "solve"], packages: [] },
  findings: { folders: ["units", "catalog", "topology", "model", "solve", "assess"], packages: [] },
  advice: { folders: ["units", "catalog", "topology", "model", "solve", "assess", "findings"], packages: [] },
  report: {
    folders: ["units", "latency", "catalog", "topology", "model", "solve", "assess", "findings", "advice"],
    packages: [],
  },
  diff: { folders: ["topology", "assess", "findings", "advice", "report"], packages: [] },
  formats: { folders: ["units", "report", "diff"], packages: [] },
  cli: {
    folders: [
      "units",
      "catalog",
      "topology",
      "model",
      "solve",
      "assess",
      "findings",
      "advice",
      "report",
      "diff",
      "formats",
    ],
    packages: ["commander"],
    isImpure: true,
  },
};

/** Folders whose members are listed in a `registry.ts`, which alone imports them. */
const registered = ["model/tiers", "findings/rules", "advice/remedies", "formats", "cli/commands"];

const anyOf = (names) => `(?:${names.join("|")})`;

const layerRules = Object.entries(layers).flatMap(([layer, { folders, packages, isImpure }]) => [
  {
    name: `${layer}-knows-its-past`,
    comment: `src/${layer} may import ${folders.join(", ") || "no other folder"}: what comes later in the pipeline is not its business.`,
    severity: "error",
    from: { path: `^src/${layer}/` },
    to: { path: "^src/", pathNot: `^src/${anyOf([layer, ...folders])}/` },
  },
  {
    name: `${layer}-packages`,
    comment: `src/${layer} may use ${packages.join(", ") || "no npm package"}: every package costs a start, and a reader.`,
    severity: "error",
    from: { path: `^src/${layer}/` },
    to: {
      path: "(?:^|/)node_modules/",
      ...(packages.length > 0 && { pathNot: `(?:^|/)node_modules/${anyOf(packages)}/` }),
    },
  },
  ...(isImpure
    ? []
    : [
        {
          name: `${layer}-is-pure`,
          comment: `src/${layer} touches no file, clock or process: equal input, equal output. Io belongs to cli.`,
          severity: "error",
          from: { path: `^src/${layer}/` },
          to: { dependencyTypes: ["core"] },
        },
      ]),
]);

const registryRules = registered.map((folder) => ({
  name: `${folder.replace("/", "-")}-by-registry`,
  comment: `A member of src/${folder} is one file and one line in registry.ts, which is its only importer.`,
  severity: "error",
  from: { path: "^src/", pathNot: [`^src/${folder}/`, `^src/${folder.split("/")[0]}/registry\\.ts$`] },
  to: { path: `^src/${folder}/`, pathNot: [`^src/${folder}/registry\\.ts$`], dependencyTypesNot: ["type-only"] },
}));

/** @type {import("dependency-cruiser").IConfiguration} */
module.exports = {
  forbidden: [
    ...layerRules,
    ...registryRules,
    {
      name: "api-is-pure",
      comment: "The programmatic API reads no file and prints nothing.",
      severity: "error",
      from: { path: "^src/index\\.ts$" },
      to: { path: ["^src/(?:cli|formats)/", "(?:^|/)node_modules/"] },
    },
    {
      name: "no-circular",
      comment: "Of two files that need each other, one hides a third.",
      severity: "error",
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    },
    {
      name: "no-unknown-folder",
      comment: "A new folder of src/ takes its place in the table above.",
      severity: "error",
      from: {},
      to: { path: "^src/[^/]+/", pathNot: `^src/${anyOf(Object.keys(layers))}/` },
    },
    {
      name: "not-to-unresolvable",
      comment: "What is imported exists.",
      severity: "error",
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: { extensions: [".ts", ".js", ".json"], conditionNames: ["import", "node", "default"] },
  },
};
