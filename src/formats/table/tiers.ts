import type { Analysis, Station } from "../../report/generated/report.ts";
import { formatCount, formatFactor, formatMoney, formatRate } from "../../units/format-quantity.ts";
import { busyBar } from "./busy-bar.ts";
import { type Cell, type Column, columns } from "./columns.ts";
import { factorText, NONE, percentText, timeText } from "./figures.ts";
import { countText } from "./prose.ts";
import type { Screen } from "./screen.ts";
import { saturationOf, shownTiers, type TierRow } from "./tier-rows.ts";

/** Where the load goes: how busy each tier is, how long it takes, and when it saturates. */
export function tiers(report: Analysis, screen: Screen): readonly string[] {
  const { rows, hidden } = shownTiers(report, screen.all);
  const lines = columns(rows, tableOf(report, screen), screen);
  const [next] = hidden;
  if (next === undefined) return lines;
  const factor = saturationOf(next);
  const when = Number.isFinite(factor) ? `, the next of which saturates at ${formatFactor(factor)}` : "";
  return [...lines, screen.paint.faint(screen.text(`and ${countText(hidden.length, "tier")} more${when}: --all`))];
}

function tableOf(report: Analysis, screen: Screen): readonly Column<TierRow>[] {
  const assumed = assumedTiers(report);
  const paints = alarms(report);
  const ofTier = (cell: (row: TierRow) => string) => (row: TierRow) => (row.isTier ? cell(row) : "");
  const ofStation = (
    cell: (station: Station, row: TierRow) => string | Cell,
    other: string | ((row: TierRow) => string),
  ) => {
    return (row: TierRow) => {
      if (row.station !== null) return cell(row.station, row);
      return typeof other === "string" ? (row.tier.stations.length === 0 ? other : "") : other(row);
    };
  };
  const painted = (station: Station, text: string): Cell => {
    const paint = paints.get(station.id);
    return paint === undefined ? { text } : { text, paint: screen.paint[paint] };
  };
  return [
    { title: "TIERS", givesWay: true, cell: (row) => nameOf(row, assumed) },
    { title: "", givesWay: true, from: 76, cell: ofTier(kindOf) },
    { title: "servers", align: "right", cell: ofStation(serversOf, NONE) },
    {
      title: "load",
      align: "right",
      cell: ofStation(
        ({ arrivalRatePerSecond }) => formatRate(arrivalRatePerSecond),
        ({ tier }) => formatRate(tier.arrivalRatePerSecond),
      ),
    },
    { title: "busy", align: "right", cell: ofStation((station) => painted(station, busyOf(station)), NONE) },
    { title: "", from: 100, cell: ofStation((station) => painted(station, barOf(station)), "") },
    {
      title: "wait",
      align: "right",
      from: 70,
      cell: ofStation((station) => timeText(station.waitSeconds.mean, station.saturated, station.exactness), NONE),
    },
    {
      title: "wait p99",
      align: "right",
      from: 140,
      cell: ofStation((station) => timeText(station.waitSeconds.p99, station.saturated, station.exactness), NONE),
    },
    {
      title: "resp",
      align: "right",
      from: 140,
      cell: ofStation(
        (station) => timeText(station.responseSeconds.mean, station.saturated, station.exactness),
        ({ tier }) => (tier.stations.length === 0 ? timeText(tier.delaySeconds.mean, false) : ""),
      ),
    },
    {
      title: "resp p99",
      align: "right",
      cell: ofStation(
        (station) => timeText(station.responseSeconds.p99, station.saturated, station.exactness),
        ({ tier }) => (tier.stations.length === 0 ? timeText(tier.delaySeconds.p99, false) : ""),
      ),
    },
    {
      title: "saturates",
      align: "right",
      cell: ofStation(({ saturationFactor }) => factorText(saturationFactor), NONE),
    },
    { title: "$/month", align: "right", from: 100, cell: ofTier(({ tier }) => priceOf(tier.costPerMonth.amount)) },
    { title: "model", from: 160, cell: ofStation(({ method }) => method, "") },
  ];
}

/** `postgresql`; of a cache whose hit ratio is computed also that: `redis, 47% hit`. */
function kindOf({ tier: { engine, kind, caches, hitRatio } }: TierRow): string {
  const isComputed = caches.some(({ method }) => method !== "given");
  return isComputed && hitRatio !== null ? `${engine ?? kind}, ${percentText(hitRatio)} hit` : (engine ?? kind);
}

function nameOf({ tier, isTier, station }: TierRow, assumed: ReadonlySet<string>): string {
  if (isTier) return assumed.has(tier.id) ? `${tier.id} *` : tier.id;
  return `  ${station?.part ?? ""}`;
}

/** Tiers whose figures rest on a quantity that the file does not state. */
export function assumedTiers({ assumptions }: Analysis): ReadonlySet<string> {
  const tiers = assumptions.flatMap(({ weighs, location }) =>
    weighs ? (/^tiers\.([^.[]+)/.exec(location.path)?.[1] ?? []) : [],
  );
  return new Set(tiers);
}

/** `6×4`: six members with four servers each. */
function serversOf({ members, servers, scalability }: Station): string {
  if (scalability !== null) return `${formatCount(members)}×${scalability.concurrency ?? "any"}`;
  return servers === null ? NONE : `${formatCount(members)}×${formatCount(servers / members)}`;
}

/** Of unlike parts the busiest. */
function busyOf(station: Station): string {
  return station.servers === null ? NONE : percentText(busyShareOf(station));
}

function busyShareOf({ saturated, busiestUtilization, offeredUtilization, utilization }: Station): number {
  return saturated || busiestUtilization > offeredUtilization ? busiestUtilization : utilization;
}

const barOf = (station: Station): string =>
  station.servers === null ? "" : busyBar(station.saturated ? 1 : busyShareOf(station));

/** Stations that deserve a colour: what is beyond its budget or saturated, and what is near. */
function alarms({ tiers, budgets, findings }: Analysis): ReadonlyMap<string, "bad" | "warning"> {
  const paints = new Map<string, "bad" | "warning">();
  for (const { station, severity } of findings) {
    if (station !== null && severity !== "note") paints.set(station, "warning");
  }
  for (const { kind, subject, verdict, scenario, accepted } of budgets) {
    if (scenario !== null || accepted !== null) continue;
    if (kind !== "utilization" || subject === null || verdict === "held") continue;
    if (verdict === "broken") paints.set(subject, "bad");
    else if (!paints.has(subject)) paints.set(subject, "warning");
  }
  for (const { id, saturated } of tiers.flatMap(({ stations }) => stations)) {
    if (saturated) paints.set(id, "bad");
  }
  return paints;
}

const priceOf = (amount: number | null): string => (amount === null ? "?" : formatMoney(amount).replace("$", ""));
