import type { Answer, Format } from "./format.ts";
import { analysis } from "./table/analysis.ts";
import { explanation } from "./table/explanation.ts";
import { gate, gateAnswer } from "./table/gate.ts";
import { rule } from "./table/rule.ts";
import { rules } from "./table/rules.ts";
import type { Screen } from "./table/screen.ts";
import { screenFor } from "./table/screen.ts";

/** The answer for people, at a terminal or in a log. */
export const table: Format = (answer, options) => {
  const lines = linesOf(answer, options.command, screenFor(options));
  return `${lines.join("\n")}\n`;
};

function linesOf(answer: Answer, command: string | null, screen: Screen): readonly string[] {
  switch (answer.kind) {
    case "analysis":
      return analysis(answer, command ?? answer.reproduce, screen);
    case "analyses":
      return answer.reports.flatMap((each, index) => [
        ...(index === 0 ? [] : ["", ""]),
        ...analysis(each, each.reproduce, screen),
      ]);
    case "check":
      return [...gate(answer, screen), "", gateAnswer([answer], command ?? answer.reproduce, screen)];
    case "explanation":
      return explanation(answer, command ?? answer.reproduce, screen);
    case "rule":
      return rule(answer, screen);
    case "rules":
      return rules(answer, screen);
    case "checks": {
      const again = command ?? answer.reports.map(({ reproduce }) => reproduce).join("; ");
      return [
        ...answer.reports.flatMap((each) => [...gate(each, screen), ""]),
        gateAnswer(answer.reports, again, screen),
      ];
    }
  }
}
