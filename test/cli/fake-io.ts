import type { ExitCode } from "../../src/cli/exit-code.ts";
import type { Io } from "../../src/cli/io.ts";
import { run } from "../../src/cli/main.ts";

export interface World {
  /** By path; a name such as `EACCES` is what reading it fails with. */
  readonly files?: Readonly<Record<string, string | Uint8Array | { readonly fails: string }>>;
  readonly stdin?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Columns of the terminal; none: standard output is a pipe. */
  readonly terminal?: number;
  readonly cwd?: string;
  readonly today?: string;
  /** What writing a file, or standard output, fails with. */
  readonly writing?: string;
  readonly printing?: Error;
}

export interface Outcome {
  readonly code: ExitCode;
  readonly stdout: string;
  readonly stderr: string;
  readonly written: ReadonlyMap<string, string>;
}

/** The program in a world of our own. */
export async function runIn(world: World, ...argv: readonly string[]): Promise<Outcome> {
  const out: string[] = [];
  const err: string[] = [];
  const written = new Map<string, string>();
  const failure = (code: string) => Object.assign(new Error(`${code}: it failed`), { code });
  const encode = (text: string) => new TextEncoder().encode(text);
  const streams = { isTerminal: world.terminal !== undefined, columns: world.terminal };
  const io: Io = {
    stdout: {
      ...streams,
      write: (text) => {
        if (world.printing !== undefined) throw world.printing;
        out.push(text);
      },
    },
    stderr: {
      ...streams,
      write: (text) => {
        err.push(text);
      },
    },
    readFile: async (path, atMost) => {
      const file = Object.hasOwn(world.files ?? {}, path) ? world.files?.[path] : undefined;
      if (file === undefined) throw failure("ENOENT");
      if (typeof file === "object" && "fails" in file) throw failure(file.fails);
      return (typeof file === "string" ? encode(file) : file).subarray(0, atMost + 1);
    },
    readStdin: async (atMost) => encode(world.stdin ?? "").subarray(0, atMost + 1),
    writeFile: async (path, text) => {
      if (world.writing !== undefined) throw failure(world.writing);
      written.set(path, text);
    },
    createFile: async (path, text) => {
      if (world.writing !== undefined) throw failure(world.writing);
      if (Object.hasOwn(world.files ?? {}, path)) throw failure("EEXIST");
      written.set(path, text);
    },
    git: async () => {
      throw failure("ENOENT");
    },
    readDirectory: async (path) => {
      const prefix = path === "." ? "" : path.replace(/^\.\//, "");
      const inside = Object.keys(world.files ?? {}).filter((file) => file.startsWith(prefix));
      const names = new Map(
        inside.map((file) => {
          const [name = "", ...rest] = file.slice(prefix.length).split("/");
          return [name, rest.length > 0] as const;
        }),
      );
      return [...names].map(([name, isDirectory]) => ({ name, isDirectory }));
    },
    isFile: async (path) => Object.hasOwn(world.files ?? {}, path),
    today: () => world.today ?? "2026-07-20",
    env: world.env ?? {},
    cwd: world.cwd ?? "/home/ada/plans",
  };
  const code = await run(argv, io);
  return { code, stdout: out.join(""), stderr: err.join(""), written };
}
