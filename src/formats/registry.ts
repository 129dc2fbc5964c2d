import type { DifferenceFormat } from "./difference/format.ts";
import type { Format } from "./format.ts";

/** Every format by the name that `-f` and `-o` know it by, read when it is asked for. */
export const formats = {
  table: async (): Promise<Format> => (await import("./table.ts")).table,
  json: async (): Promise<Format> => (await import("./json.ts")).json,
  markdown: async (): Promise<Format> => (await import("./markdown.ts")).markdown,
  github: async (): Promise<Format> => (await import("./github.ts")).github,
  junit: async (): Promise<Format> => (await import("./junit.ts")).junit,
  sarif: async (): Promise<Format> => (await import("./sarif.ts")).sarif,
  gitlab: async (): Promise<Format> => (await import("./gitlab.ts")).gitlab,
} as const;

export type FormatName = keyof typeof formats;

/** In the order in which they are listed. */
export const formatNames = Object.keys(formats) as readonly FormatName[];

/** Those that show any answer; the others are about plans. */
export const formatsOfAnything: readonly FormatName[] = ["table", "json"];

/** Every format of a comparison of two plans. */
export const differenceFormats = {
  table: async (): Promise<DifferenceFormat> => (await import("./difference/table.ts")).table,
  json: async (): Promise<DifferenceFormat> => (await import("./difference/json.ts")).json,
  markdown: async (): Promise<DifferenceFormat> => (await import("./difference/markdown.ts")).markdown,
} as const;

export type DifferenceFormatName = keyof typeof differenceFormats;

export const differenceFormatNames = Object.keys(differenceFormats) as readonly DifferenceFormatName[];

/** How diagnostics are shown to people; to programs they are a document like any other. */
export const loadDiagnosticsText = async () => (await import("./diagnostics.ts")).diagnostics;

/** A document as JSON, whichever it is. */
export const loadJson = async () => (await import("./json.ts")).json;
