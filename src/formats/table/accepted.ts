import type { AcceptedRisk, Analysis, Check } from "../../report/generated/report.ts";
import { type Column, columns } from "./columns.ts";
import type { Mark } from "./marks.ts";
import { severityMarks } from "./marks.ts";
import type { Screen } from "./screen.ts";

/** The risks that are taken, whether or not they match anything. */
export function accepted({ accepted: risks }: Pick<Analysis | Check, "accepted">, screen: Screen): readonly string[] {
  return risks.length === 0 ? [] : columns(risks, tableOf(screen), screen);
}

const marks: { readonly [S in AcceptedRisk["status"]]: Mark } = {
  accepted: severityMarks.note,
  expired: severityMarks.warning,
  exceeded: severityMarks.warning,
  unmatched: severityMarks.note,
};

function tableOf(screen: Screen): readonly Column<AcceptedRisk>[] {
  return [
    {
      title: "ACCEPTED",
      cell: ({ id, status }) => ({
        text: `${marks[status].character} ${id}`,
        paint: screen.paint[marks[status].paint],
      }),
    },
    { title: "what", givesWay: true, cell: whatText },
    {
      title: "until",
      cell: ({ until, status }) => ({ text: until ?? "for good", paint: screen.paint[marks[status].paint] }),
    },
    {
      title: "status",
      cell: ({ status }) => ({ text: statusText[status], paint: screen.paint[marks[status].paint] }),
    },
    { title: "reason", givesWay: true, cell: ({ reason }) => reason },
  ];
}

const statusText: { readonly [S in AcceptedRisk["status"]]: string } = {
  accepted: "accepted",
  expired: "expired: gates again",
  exceeded: "worse than accepted: gates again",
  unmatched: "matches nothing",
};

/** `latency.browse.p99 under black-friday`. */
function whatText({ finding, budget, tier, scenario }: AcceptedRisk): string {
  return `${finding ?? budget ?? ""}${tier === null ? "" : ` at ${tier}`}${scenario === null ? "" : ` under ${scenario}`}`;
}
