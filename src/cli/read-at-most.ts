import { closeSync, openSync, readSync } from "node:fs";

const CHUNK = 64 * 1024;

/** A file's first bytes: all of them, or one more than `atMost`, which tells that it is too large without reading it whole. */
export async function readAtMost(path: string, atMost: number): Promise<Uint8Array> {
  const file = openSync(path, "r");
  try {
    const chunks: Uint8Array[] = [];
    let total = 0;
    while (total <= atMost) {
      const chunk = new Uint8Array(Math.min(CHUNK, atMost + 1 - total));
      const length = readSync(file, chunk, 0, chunk.length, null);
      if (length === 0) break;
      chunks.push(chunk.subarray(0, length));
      total += length;
    }
    return joined(chunks, total);
  } finally {
    closeSync(file);
  }
}

/** The same of a stream. */
export async function readStreamAtMost(stream: AsyncIterable<Uint8Array>, atMost: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let total = 0;
  for await (const chunk of stream) {
    chunks.push(chunk);
    total += chunk.length;
    if (total > atMost) break;
  }
  return joined(chunks, total).subarray(0, atMost + 1);
}

function joined(chunks: readonly Uint8Array[], total: number): Uint8Array {
  const bytes = new Uint8Array(total);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}
