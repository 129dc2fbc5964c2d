const CELLS = 10;
const eighths = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"];

/**
 * A share as a bar of up to ten cells, in eighths of a cell.
 *
 * @example
 * busyBar(0.85); // "████████▌"
 */
export function busyBar(ratio: number): string {
  const filled = Math.round(Math.min(Math.max(ratio, 0), 1) * CELLS * 8);
  return "█".repeat(Math.floor(filled / 8)) + (eighths[filled % 8] ?? "");
}
