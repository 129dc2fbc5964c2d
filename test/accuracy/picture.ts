import { errorOf } from "./judge.ts";
import type { FamilyResult } from "./page.ts";

const width = 720;
const height = 360;
const plot = { left: 64, right: 700, top: 24, bottom: 310 };
/** Errors from a thousandth of a per cent, below which a dot lies on the floor, to a thousand per cent. */
const decades = { least: -5, most: 1 };
/** Readable on white and on black, and by people who do not see red. */
const colours = ["#e8590c", "#1c7ed6", "#9c36b5", "#868e96"];

interface Series {
  readonly name: string;
  readonly dots: readonly { readonly load: number; readonly error: number }[];
}

/** Errors of ours and others' over the load, on a logarithmic scale; null where the family asks for none. */
export function pictureOf({ family, cases }: FamilyResult): string | null {
  const { picture } = family;
  if (picture === undefined) return null;
  const target = family.targets[picture] ?? {};
  const dots = new Map<string, { load: number; error: number }[]>();
  const add = (name: string, load: number, error: number) => {
    const list = dots.get(name) ?? [];
    list.push({ load, error });
    dots.set(name, list);
  };
  for (const { load, figures } of cases) {
    if (load === null) continue;
    for (const figure of figures) {
      if (figure.name !== picture) continue;
      add("ours", load, errorOf(figure, figure.ours, target));
      for (const [peer, value] of Object.entries(figure.peers ?? {})) add(peer, load, errorOf(figure, value, target));
    }
  }
  const series = [...dots].map(([name, list]) => ({ name, dots: list })).slice(0, colours.length);
  // Ours last, on top of the others.
  return drawing(`Error of the ${picture} over the load`, [...series.slice(1), ...series.slice(0, 1)]);
}

function drawing(title: string, series: readonly Series[]): string {
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img">`,
    `<title>${title}</title>`,
    "<style>text{font:12px system-ui,sans-serif;fill:#333}.grid{stroke:#ccc}.axis{stroke:#888}@media (prefers-color-scheme: dark){text{fill:#ccc}.grid{stroke:#444}.axis{stroke:#888}}</style>",
    ...axes(),
    ...series.flatMap((one, k) => marks(one, k, series.length)),
    "</svg>\n",
  ].join("\n");
}

const x = (load: number) => round(plot.left + load * (plot.right - plot.left));

function y(error: number): number {
  const decade = Math.min(decades.most, Math.max(decades.least, Math.log10(Math.max(error, Number.MIN_VALUE))));
  return round(plot.bottom - ((decade - decades.least) / (decades.most - decades.least)) * (plot.bottom - plot.top));
}

function axes(): readonly string[] {
  const lines: string[] = [];
  for (let decade = decades.least; decade <= decades.most; decade++) {
    const at = y(10 ** decade);
    const label = `${decade === decades.least ? "≤ " : ""}${Number((10 ** (decade + 2)).toPrecision(1))} %`;
    lines.push(`<line class="grid" x1="${plot.left}" x2="${plot.right}" y1="${at}" y2="${at}"/>`);
    lines.push(`<text x="${plot.left - 6}" y="${at + 4}" text-anchor="end">${label}</text>`);
  }
  for (let tenth = 0; tenth <= 10; tenth += 2) {
    lines.push(`<text x="${x(tenth / 10)}" y="${plot.bottom + 18}" text-anchor="middle">${tenth * 10} %</text>`);
  }
  lines.push(`<line class="axis" x1="${plot.left}" x2="${plot.right}" y1="${plot.bottom}" y2="${plot.bottom}"/>`);
  return lines;
}

/** Series stand a little beside one another, so that none hides the next. */
function marks({ name, dots }: Series, k: number, count: number): readonly string[] {
  const isOurs = k === count - 1;
  const colour = isOurs ? colours[0] : colours[k + 1];
  const aside = 5 * (k - (count - 1) / 2);
  const circles = dots.map(
    ({ load, error }) =>
      `<circle cx="${round(x(load) + aside)}" cy="${y(error)}" r="${isOurs ? 3 : 2.5}" fill="${colour}" fill-opacity="0.6"/>`,
  );
  const left = plot.left + k * ((plot.right - plot.left) / count);
  return [
    ...circles,
    `<circle cx="${round(left + 6)}" cy="${height - 14}" r="4" fill="${colour}"/>`,
    `<text x="${round(left + 14)}" y="${height - 10}">${name}</text>`,
  ];
}

function round(value: number): number {
  return Math.round(10 * value) / 10;
}
