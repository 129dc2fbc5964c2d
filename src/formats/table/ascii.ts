/** What stands for a character on a terminal that has only ASCII. */
const substitutes: ReadonlyMap<string, string> = new Map([
  ["✓", "+"],
  ["✗", "x"],
  ["≤", "<="],
  ["≥", ">="],
  ["≈", "~"],
  ["×", "x"],
  ["·", "-"],
  ["–", "-"],
  ["—", "-"],
  ["−", "-"],
  ["→", "->"],
  ["∞", "inf"],
  ["µ", "u"],
  ["μ", "u"],
  ["…", "..."],
  ["└", "`"],
  ["“", '"'],
  ["”", '"'],
  ["‘", "'"],
  ["’", "'"],
  ["█", "#"],
  ["▏", " "],
  ["▎", " "],
  ["▍", " "],
  ["▌", "#"],
  ["▋", "#"],
  ["▊", "#"],
  ["▉", "#"],
]);

/** The text in ASCII; letters lose their accents, what has no likeness becomes `?`. */
export const inAscii = (text: string): string =>
  text
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/[^\n\x20-\x7e]/gu, (character) => substitutes.get(character) ?? "?");
