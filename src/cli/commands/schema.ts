import { Option } from "commander";
import diffSchema from "../../../schemas/diff.schema.json" with { type: "json" };
import reportSchema from "../../../schemas/report.schema.json" with { type: "json" };
import topologySchema from "../../../schemas/topology.schema.json" with { type: "json" };
import type { DefineCommand } from "../registry.ts";

/** The contracts, for editors and programs. */
export const defineSchema: DefineCommand = (command, io) => {
  command
    .option("--report", "the schema of what -f json writes, in place of the topology's")
    .addOption(new Option("--diff", "the schema of what diff -f json writes").conflicts("report"))
    .action(({ report = false, diff = false }: { readonly report?: boolean; readonly diff?: boolean }) => {
      const schema = report ? reportSchema : diff ? diffSchema : topologySchema;
      io.stdout.write(`${JSON.stringify(schema, null, 2)}\n`);
    });
};
