import reportSchema from "../../../schemas/report.schema.json" with { type: "json" };
import topologySchema from "../../../schemas/topology.schema.json" with { type: "json" };
import type { DefineCommand } from "../registry.ts";

/** The contracts, for editors and programs. */
export const defineSchema: DefineCommand = (command, io) => {
  command
    .option("--report", "the schema of what -f json writes, in place of the topology's")
    .action(({ report = false }: { readonly report?: boolean }) => {
      io.stdout.write(`${JSON.stringify(report ? reportSchema : topologySchema, null, 2)}\n`);
    });
};
