import type { Law } from "../queueing/law.ts";
import type { Call, CallNode } from "../topology/types.ts";
import type { Caller, Lowering, Request, Slots, Target } from "./lowering.ts";
import { held } from "./slots.ts";
import { countLaw, meanTimes } from "./times.ts";
import type { Call as ModelCall, StationIndex, Step } from "./types.ts";

/** What `calls` needs to know of the whole. */
export interface CallContext {
  readonly network: Lowering["network"];
  readonly operation: Lowering["operation"];
  readonly target: (tier: string, request: Request, path: Call["path"]) => Target;
  /** Indices of the model's workloads that come of one of the file's. */
  readonly workloadsOf: (name: string) => readonly number[];
}

/** The steps that make the calls, in order. What is never made is left out. */
export function lowerCalls(nodes: readonly CallNode[], caller: Caller, context: CallContext): readonly Step[] {
  const steps: Step[] = [];
  for (const node of nodes) {
    switch (node.kind) {
      case "call":
        if (node.share > 0 && meanTimes(node.times) > 0) steps.push(lowerCall(node, caller, context));
        break;
      case "choice":
        steps.push({
          kind: "choice",
          branches: node.branches.map((branch) => ({
            share: branch.share,
            steps: lowerCalls(branch.steps, caller, context),
          })),
        });
        break;
      case "parallel":
        steps.push({
          kind: "parallel",
          branches: node.branches.map((branch) => lowerCalls(branch, caller, context)),
          need: node.need,
          cancel: node.cancel,
        });
        break;
    }
  }
  return steps;
}

function lowerCall(call: Call, caller: Caller, context: CallContext): Step {
  const target = context.target(call.tier, requestOf(call, caller), call.path);
  const network = target.atCaller || call.tier === caller.tier ? null : context.network;
  const { slots } = caller;
  const pool = target.atCaller ? undefined : slots?.pools.get(call.tier);
  const reached =
    slots === null || pool === undefined
      ? { target: target.operation, select: target.select, network }
      : { ...withSlot(slots, pool, call, { ...target, network }, context), network: null };
  return {
    kind: "call",
    target: reached.target,
    select: reached.select,
    times: countLaw(call.times),
    parallel: call.parallel,
    share: call.share,
    only: call.only === null ? null : call.only.flatMap((name) => context.workloadsOf(name)),
    waited: caller.waits && !call.async,
    timeout: call.timeout,
    retries: call.retries,
    backoff: call.backoff,
    cancel: call.cancel,
    onFailure:
      call.onFailure.kind === "to"
        ? { kind: "to", steps: lowerCalls(call.onFailure.calls, caller, context) }
        : call.onFailure,
    network: reached.network,
    path: call.path,
  };
}

/** Each time that the call is made, a connection is held from before it to its answer: an operation at the caller. */
function withSlot(
  { tier }: Slots,
  pool: StationIndex,
  { path, ...call }: Call,
  { operation, select, network }: Pick<Target, "operation" | "select"> & { readonly network: Law | null },
  context: CallContext,
): Pick<ModelCall, "target" | "select"> {
  const target = context.operation({
    tier,
    name: `pools.${call.tier}.${call.operation ?? "*"}`,
    key: `pool ${pool}, call of ${operation} ${network === null ? "at" : "over the network"}`,
    isCounted: false,
    path,
    steps: () => held(pool, [ownCall({ target: operation, select, network, path })]),
  });
  return { target, select: { kind: "same" } };
}

function requestOf(call: Call, { passes, slots }: Caller): Request {
  if (passes === null) return { operation: call.operation, part: null, client: null, fresh: call.fresh, slots };
  return { ...passes, operation: call.operation ?? passes.operation, fresh: call.fresh, slots };
}

/** A call from a tier to another of its own operations: once, waited for, no network between. */
export function ownCall(
  call: Pick<Extract<Step, { kind: "call" }>, "target" | "path"> & Partial<Extract<Step, { kind: "call" }>>,
): Step {
  return {
    kind: "call",
    select: { kind: "one" },
    times: { kind: "exact", count: 1 },
    parallel: false,
    share: 1,
    only: null,
    waited: true,
    timeout: null,
    retries: 0,
    backoff: null,
    cancel: false,
    onFailure: { kind: "fail" },
    network: null,
    ...call,
  };
}
