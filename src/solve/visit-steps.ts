import type { Step } from "../model/types.ts";

/** Visits every step of a list, groups and fallbacks included. */
export function visitSteps(steps: readonly Step[], visit: (step: Step) => void): void {
  for (const step of steps) {
    visit(step);
    switch (step.kind) {
      case "choice":
        for (const branch of step.branches) visitSteps(branch.steps, visit);
        break;
      case "parallel":
        for (const branch of step.branches) visitSteps(branch, visit);
        break;
      case "lookup":
        visitSteps(step.hit, visit);
        visitSteps(step.miss, visit);
        break;
      case "hold":
        visitSteps(step.steps, visit);
        break;
      case "call":
        if (step.onFailure.kind === "to") visitSteps(step.onFailure.steps, visit);
        break;
      default:
        break;
    }
  }
}
