/**
 * A large company: departments of a hundred tiers each, and one account service that they all ask. A department is a load
 * balancer, 79 services in a tree in which each calls up to three others, 12 databases and 8 caches.
 * About 170 bytes per tier.
 */
export function largeTopologyText(departments: number): string {
  const names = Array.from({ length: departments }, (_, index) => `department-${String(index).padStart(3, "0")}`);
  const workloads = names.map((name, index) => `  ${name}: { entry: ${name}-front, rate: ${20 + (index % 7)}/s }\n`);
  return [
    "version: 1\nname: large-company\nworkloads:\n",
    ...workloads,
    `budgets:\n  latency: { ${names[0]}: { p99: 5s } }\ntiers:\n`,
    ...names.flatMap(department),
    "  accounts:\n    kind: service\n    instances: 40\n    cores: 8\n    serviceTime: 2ms\n",
  ].join("");
}

const servicesPerDepartment = 79;

function department(name: string): readonly string[] {
  const front = `  ${name}-front: { kind: load-balancer, instances: 2, serviceTime: 50us, calls: ${service(name, 0)} }\n`;
  const services = Array.from({ length: servicesPerDepartment }, (_, index) => serviceTier(name, index));
  return [front, ...services];
}

/** One service, and the store that it keeps if it keeps one. */
function serviceTier(name: string, index: number): string {
  const children = [3 * index + 1, 3 * index + 2, 3 * index + 3].filter((child) => child < servicesPerDepartment);
  const store = storeOf(index);
  const calls = [
    ...children.map((child) => `${service(name, child)}: 1`),
    ...(store === "database"
      ? [`${name}-database-${index}.read: 2, ${name}-database-${index}.write: { share: 10% }`]
      : []),
    ...(store === "cache" ? [`${name}-cache-${index}: 3`] : []),
    ...(index === servicesPerDepartment - 1 ? ["accounts: 1"] : []),
  ];
  return [
    `  ${service(name, index)}:\n    kind: service\n    instances: 3\n    cores: 2\n    price: $0.192/h\n`,
    `    serviceTime: { mean: ${3 + (index % 5)}ms, scv: 1.5 }\n`,
    calls.length > 0 ? `    calls: { ${calls.join(", ")} }\n` : "",
    store === "database"
      ? `  ${name}-database-${index}: { kind: database, engine: postgresql, cores: 4, read: 2ms, write: 5ms, replicas: 1 }\n`
      : "",
    store === "cache" ? `  ${name}-cache-${index}: { kind: cache, engine: redis, instances: 2, hitRatio: 100% }\n` : "",
  ].join("");
}

function service(name: string, index: number): string {
  return `${name}-service-${index}`;
}

/** Of 79 services 12 keep a database and 8 a cache. */
function storeOf(index: number): "database" | "cache" | null {
  if (index % 6 === 5 && index < 72) return "database";
  return index % 9 === 1 && index < 72 ? "cache" : null;
}
