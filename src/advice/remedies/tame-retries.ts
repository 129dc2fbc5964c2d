import { isContainer, valueAt } from "../../findings/plain-data.ts";
import type { Edit } from "../../findings/types.ts";
import { callTreesOf } from "../../topology/call-nodes.ts";
import type { Call, CallNode, Path } from "../../topology/types.ts";
import type { Proposal, Remedy } from "../types.ts";

export const tameRetries: Remedy = {
  name: "tame-retries",
  title: "Tame the retries",
  what: "Tries a call fewer times again, or withdraws its attempts that have timed out: the most retries that end the storm are searched.",
  limits:
    "A storm that the first attempts alone keep up is not ended by it. Fewer retries let more short disturbances through to users.",
  asks: [],
  rules: ["retry-storm"],
  propose: (_, { assessment, data }, judge) => {
    const calls = assessment.topology.tiers
      .flatMap((tier) => callTreesOf(tier).flatMap(callsIn))
      .filter((call) => call.retries > 0);
    return calls.flatMap((call): readonly Proposal[] => {
      const settings = settingsPath(call, data);
      if (settings === null) return [];
      const at = (key: string): Path => [...settings, key];
      const proposals: Proposal[] = [];
      for (let retries = call.retries - 1; retries >= 0; retries--) {
        const edits: readonly Edit[] = [{ path: at("retries"), value: retries }];
        if (judge(edits) === "none") continue;
        const times = retries === 0 ? "not at all" : retries === 1 ? "once" : `${retries} times`;
        const was = call.retries === 1 ? "once" : `${call.retries} times`;
        proposals.push({
          title: `Try ${call.tier} again ${times} instead of ${was}`,
          edits,
          asks: ["requests that a further attempt would have saved fail at once"],
        });
        break;
      }
      const cancel: readonly Edit[] = [{ path: at("cancel"), value: true }];
      if (call.timeout !== null && !call.cancel && judge(cancel) !== "none")
        proposals.push({
          title: `Withdraw from ${call.tier} what has timed out`,
          edits: cancel,
          asks: ["deadlines that travel with the request, and servers that look at them before they begin"],
        });
      return proposals;
    });
  },
};

function callsIn(nodes: readonly CallNode[]): readonly Call[] {
  return nodes.flatMap((node): readonly Call[] => {
    if (node.kind === "choice") return node.branches.flatMap(({ steps }) => callsIn(steps));
    if (node.kind === "parallel") return node.branches.flatMap(callsIn);
    return node.onFailure.kind === "to" ? [node, ...callsIn(node.onFailure.calls)] : [node];
  });
}

/** Where the file holds the call's settings; null: not in a form that can be changed. */
function settingsPath({ path }: Call, data: unknown): Path | null {
  const settings = path.at(-1) === "to" ? path.slice(0, -1) : path;
  const written = valueAt(data, settings);
  return isContainer(written) && Object.hasOwn(written, "retries") ? settings : null;
}
