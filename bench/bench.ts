/** A question of speed or memory, with the answer that is good enough. */
export interface Bench {
  readonly name: string;
  /** In a process of its own: its memory is what is asked about. */
  readonly apart?: true;
  readonly measure: () => readonly Measurement[] | Promise<readonly Measurement[]>;
}

export interface Measurement {
  /** What was measured: `wall time, analyze over node -e 0`. */
  readonly what: string;
  readonly value: number;
  /** The most that it may be; null: told, not judged. */
  readonly target: number | null;
  readonly unit: "×" | "ms" | "MB";
}
