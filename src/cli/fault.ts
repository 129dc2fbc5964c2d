import { toolVersion } from "../report/tool-version.ts";
import { escapeControls } from "../units/shown-text.ts";
import type { Io } from "./io.ts";

/** Says what to report when something went wrong that is nobody's fault but ours. */
export function reportFault(error: unknown, argv: readonly string[], { stderr, env }: Io): void {
  const { name, message, stack } =
    error instanceof Error ? error : { name: "Error", message: String(error), stack: "" };
  const place = /^\s+at (\S+)/m.exec(stack ?? "")?.[1];
  const lines = [
    "scale-plan: this is a fault of scale-plan, not of your input.",
    `  ${name}: ${escapeControls(message)}${place === undefined ? "" : ` (in ${place})`}`,
    "Please report it with these lines, your topology and this call:",
    `  scale-plan ${escapeControls(argv.join(" "))}  (version ${toolVersion})`,
    env.SCALE_PLAN_DEBUG === undefined
      ? "SCALE_PLAN_DEBUG=1 in the environment shows where it happened."
      : (stack ?? "There is no stack."),
  ];
  stderr.write(`${lines.join("\n")}\n`);
}
