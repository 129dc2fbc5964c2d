import type { Family, Figure, Target } from "./family.ts";
import { type MeasuredCase, parts, type Summary, signedError, summaryOf } from "./judge.ts";

export interface FamilyResult {
  readonly family: Family;
  readonly cases: readonly MeasuredCase[];
  readonly all: Readonly<Record<string, Summary>>;
}

const made = "<!-- made by `npm run accuracy`; not to be edited -->";

/** `docs/accuracy.md`: what was asked, how it stands, and what the language cannot say. */
export function summaryPage(results: readonly FamilyResult[]): string {
  const excluded = results.flatMap(({ family }) =>
    (family.excluded ?? []).map(({ id, reason }) => `| ${family.title} | ${id} | ${reason} |`),
  );
  const count = results.reduce((sum, { cases }) => sum + cases.length, 0);
  return [
    "# Accuracy",
    made,
    `How far our figures are from the truth: ${count} cases with exact, published or simulated answers, each written as a
topology and put through the planner whole. \`npm run accuracy\` makes this page anew; a test fails when a figure of a
fixed sample gets worse. The formulas are in [models.md](models.md).`,
    `Errors are relative to the truth, of waits to at least a hundredth of a service. Where the truth is simulated, twice
the half-width of its confidence interval is allowed before an error counts. Targets are the project's own; ✗ marks a
target that is missed.`,
    ...results.map(familySection),
    ...(excluded.length === 0
      ? []
      : [
          "## What the language cannot say",
          ["| family | case | why |", "| --- | --- | --- |", ...excluded].join("\n"),
        ]),
    "",
  ].join("\n\n");
}

function familySection(result: FamilyResult): string {
  const { family, cases, all } = result;
  const rows = Object.entries(family.targets).flatMap(([name, target]) => {
    const summary = all[name];
    if (summary === undefined) return [];
    const ours = `| ${name} | **ours** | ${cells(summary, target)} | ${targetText(summary, target)} |`;
    const theirs = peersOf(cases, name).map((peer) => {
      const one = summaryOf(cases, name, target, peer) as Summary;
      return `| ${name} | ${peer} | ${cells(one, target)} | |`;
    });
    return [ours, ...theirs];
  });
  return [
    `## ${family.title}`,
    `${wrapped(family.about)} Cases: [${family.name}.md](accuracy/${family.name}.md).`,
    [
      "| figure | by | cases | mean | median | 90th of 100 | worst | target |",
      "| --- | --- | ---: | ---: | ---: | ---: | ---: | --- |",
      ...rows,
    ].join("\n"),
    ...(family.picture === undefined
      ? []
      : [`![Error of the ${family.picture} over the load](accuracy/${family.name}.svg)`]),
  ].join("\n\n");
}

/** `docs/accuracy/NAME.md`: every figure of every case. */
export function casesPage({ family, cases }: FamilyResult): string {
  const peers = [...new Set(Object.keys(family.targets).flatMap((name) => peersOf(cases, name)))];
  const hasSources = cases.some(({ source }) => source !== undefined);
  const head = ["case", ...(hasSources ? ["source"] : []), "figure", "ours", "truth", "±", "error", ...peers];
  const rows = cases.flatMap(({ id, source = "", figures }) =>
    figures.flatMap((figure, k) => {
      const target = family.targets[figure.name];
      return target === undefined
        ? []
        : [
            caseRow(
              k === 0 ? [id, ...(hasSources ? [source] : [])] : hasSources ? ["", ""] : [""],
              figure,
              target,
              peers,
            ),
          ];
    }),
  );
  return [
    `# ${family.title}`,
    made,
    `${wrapped(family.about)} Summary: [accuracy.md](../accuracy.md). Columns after the error are others' errors.`,
    [
      `| ${head.join(" | ")} |`,
      `| ${head.map((title) => (texts.has(title) ? "---" : "---:")).join(" | ")} |`,
      ...rows,
    ].join("\n"),
    "",
  ].join("\n\n");
}

const texts = new Set(["case", "source", "figure"]);

function caseRow(about: readonly string[], figure: Figure, target: Target, peers: readonly string[]): string {
  const { name, ours, truth, halfWidth = 0 } = figure;
  const error = (value: number | null | undefined) => {
    if (value === undefined) return "";
    return value === null || !Number.isFinite(value) ? "none" : signed(signedError(figure, value, target), target);
  };
  const cells = [
    ...about.map((text) => text.replaceAll("|", "/")),
    name,
    ours === null ? "none" : figureText(ours),
    figureText(truth),
    halfWidth > 0 ? Number(halfWidth.toPrecision(2)).toString() : "",
    error(ours),
    ...peers.map((peer) => error(figure.peers?.[peer])),
  ];
  return `| ${cells.join(" | ")} |`;
}

function peersOf(cases: readonly MeasuredCase[], name: string): readonly string[] {
  const peers = new Set<string>();
  for (const { figures } of cases) {
    for (const figure of figures) {
      if (figure.name === name) for (const peer of Object.keys(figure.peers ?? {})) peers.add(peer);
    }
  }
  return [...peers];
}

function cells(summary: Summary, target: Target): string {
  return [summary.cases, ...parts.map((part) => size(summary[part], target))].join(" | ");
}

function targetText(summary: Summary, target: Target): string {
  const bounds = parts.flatMap((part) => {
    const most = target[part];
    if (most === undefined) return [];
    return `${part === "p90" ? "90th" : part} ${size(most, target)}${summary[part] > most ? " ✗" : ""}`;
  });
  return bounds.join(", ");
}

/** A share in per cent, or a difference as it is. */
function size(value: number, { isAbsolute }: Target): string {
  if (!Number.isFinite(value)) return "no figure";
  if (isAbsolute) return short(value);
  return value < 1e-8 ? "0 %" : `${short(100 * value)} %`;
}

function signed(value: number, target: Target): string {
  const text = size(Math.abs(value), target);
  return /^[0<]( |$)/.test(text) ? text : `${value > 0 ? "+" : "−"}${text}`;
}

/** Two digits; below a hundred-thousandth only that it is. */
function short(value: number): string {
  if (value === 0) return "0";
  if (value < 1e-5) return "< 0.00001";
  return value >= 100 ? Math.round(value).toString() : Number(value.toPrecision(2)).toString();
}

function figureText(value: number): string {
  return Number.isFinite(value) ? Number(value.toPrecision(7)).toString() : "none";
}

const wrapped = (text: string) => text.replace(/\s+/g, " ").trim();
