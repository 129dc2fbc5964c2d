/** Streams that have their listener already. */
const known = new WeakSet<NodeJS.WriteStream>();

/**
 * A reader that goes away (`| head`, a closed stderr) ends the writing quietly. Whatever else keeps standard output
 * from being written (a full disk) is an error: an answer that was cut must not look like a success.
 */
export function guarded(stream: NodeJS.WriteStream): NodeJS.WriteStream {
  if (known.has(stream)) return stream;
  known.add(stream);
  stream.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code === "EPIPE" || error.code === "ERR_STREAM_DESTROYED" || stream === process.stderr) return;
    process.stderr.write(`scale-plan: cannot write the answer: ${error.message}\n`);
    process.exitCode = 2;
    process.once("exit", () => {
      process.exitCode = 2;
    });
  });
  return stream;
}
