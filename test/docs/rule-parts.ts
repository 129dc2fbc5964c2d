import { remedies } from "../../src/advice/registry.ts";
import { rules } from "../../src/findings/registry.ts";
import { diagnosticRules } from "../../src/topology/diagnostic-codes.ts";

const cell = (text: string): string => text.replaceAll("|", "\\|");

function findings(): string {
  const sections = [...rules]
    .sort((a, b) => (a.code < b.code ? -1 : 1))
    .map((rule) =>
      [
        `### ${rule.code} ${rule.name}`,
        `**${rule.title}** (${rule.severity} at most).`,
        rule.what,
        `*Why.* ${rule.why}`,
        `*What mends it.* ${rule.howToMend}`,
        `\`\`\`yaml\n${rule.example.trimEnd()}\n\`\`\``,
      ].join("\n\n"),
    );
  return `\n${sections.join("\n\n")}\n\n`;
}

function allRemedies(): string {
  const sections = remedies.map((remedy) =>
    [
      `### ${remedy.name}`,
      `**${remedy.title}.** ${remedy.what}`,
      `*Limits.* ${remedy.limits}`,
      `*Answers* ${remedy.rules.map((name) => `\`${name}\``).join(", ")}.${
        remedy.asks.length > 0 ? `\n\n*Asks of people.* ${remedy.asks.join("; ")}.` : ""
      }`,
    ].join("\n\n"),
  );
  return `\n${sections.join("\n\n")}\n\n`;
}

function diagnostics(): string {
  const rows = Object.entries(diagnosticRules).map(([name, rule]) => {
    const cells = [`\`${rule.code}\` ${name}`, rule.severity, rule.what, rule.why, rule.mend];
    return `| ${cells.map(cell).join(" | ")} |`;
  });
  return ["| code | severity | what | why | what to do |", "| --- | --- | --- | --- | --- |", ...rows, ""].join("\n");
}

/** What is generated into docs/rules.md, by the name of its part. */
export const ruleParts: Readonly<Record<string, () => string>> = { findings, remedies: allRemedies, diagnostics };
