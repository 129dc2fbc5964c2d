import type { Path, Price, Servers } from "../topology/types.ts";
import type { CostItem, OperationIndex } from "./types.ts";

type Priced = { readonly id: string; readonly path: Path };

/** What a tier's machines cost. `operations` is what a price per request counts. */
export function machineCosts(
  tier: Priced,
  servers: Servers,
  machines: number,
  operations: readonly OperationIndex[],
): CostItem {
  const kind = servers.shape ?? (servers.cores === 1 ? "1 core" : `${servers.cores} cores`);
  return {
    tier: tier.id,
    label: `${machines} × ${kind}`,
    path: tier.path,
    charge: chargeOf(servers.price, machines, operations),
    basis: servers.priceBasis,
  };
}

/** What a managed tier costs, as a whole or per request. */
export function managedCosts(
  tier: Priced,
  price: Price | null,
  label: string,
  operations: readonly OperationIndex[],
): CostItem {
  return { tier: tier.id, label, path: tier.path, charge: chargeOf(price, 1, operations), basis: null };
}

function chargeOf(price: Price | null, machines: number, operations: readonly OperationIndex[]): CostItem["charge"] {
  if (price === null) return { kind: "unknown" };
  if (price.kind === "hourly") {
    return price.usdPerHour === 0 ? { kind: "none" } : { kind: "hourly", usdPerHour: machines * price.usdPerHour };
  }
  if (price.usdPerRequest === 0) return { kind: "none" };
  return { kind: "per-request", usdPerRequest: price.usdPerRequest, operations };
}
