/**
 * Every way in which a file can be wrong: what it means, why it is refused, how to mend it.
 * Codes are never used again for something else; either code or name works wherever one is asked for.
 */
export interface DiagnosticRule {
  /** `SP020`. */
  readonly code: string;
  readonly severity: "error" | "warning";
  /** What is wrong. */
  readonly what: string;
  /** Why it matters. */
  readonly why: string;
  /** How to mend it. */
  readonly mend: string;
}

const error = (code: string, what: string, why: string, mend: string): DiagnosticRule => ({
  code,
  severity: "error",
  what,
  why,
  mend,
});
const warning = (code: string, what: string, why: string, mend: string): DiagnosticRule => ({
  code,
  severity: "warning",
  what,
  why,
  mend,
});

const GUESS = "A figure that rests on a misread number is worse than none.";

export const diagnosticRules = {
  // ------------------------------------------------------------ SP00x, SP01x: the text
  "unreadable-file": error(
    "SP001",
    "The file cannot be read: it is missing, a directory, or not permitted.",
    "There is nothing to analyse.",
    "Check the path and its permissions; `-` reads standard input.",
  ),
  "file-too-large": error(
    "SP002",
    "The file is larger than the limit, 1 MiB unless raised.",
    "A topology is written by people; a file of that size is mostly another kind of file.",
    "Check that it is the file you meant; raise the limit with --max-bytes.",
  ),
  "not-utf8": error(
    "SP003",
    "The file is not valid UTF-8.",
    "YAML is Unicode; another encoding would turn names into other names.",
    "Save the file as UTF-8.",
  ),
  "control-character": error(
    "SP004",
    "The text holds a control character, such as NUL or an escape.",
    "YAML forbids it, and a terminal may obey it.",
    "Remove it; in a value, use an escape of a double-quoted string.",
  ),
  "yaml-syntax": error(
    "SP005",
    "The text is not YAML.",
    "Nothing can be read from it.",
    "Mend the place that is shown; most often it is an indentation, a bracket or a quote before it.",
  ),
  "tab-indentation": error(
    "SP006",
    "A line is indented with a tab.",
    "YAML allows spaces only, since a tab has no agreed width.",
    "Replace the tab by spaces.",
  ),
  "several-documents": error(
    "SP007",
    "The file holds more than one YAML document.",
    "One file describes one system; the others would be ignored in silence.",
    "Put each system into a file of its own, and changes to one into an overlay (--overlay).",
  ),
  "duplicate-key": error(
    "SP008",
    "A map has the same key twice.",
    "One of the two would be ignored in silence.",
    "Remove one; where calls repeat, write them as a list.",
  ),
  "nested-too-deep": error(
    "SP009",
    "Maps and lists are nested deeper than any topology needs (100 levels).",
    "Reading them would exhaust the stack.",
    "Check for a bracket that is never closed, or a generator that loops.",
  ),
  "too-many-aliases": error(
    "SP010",
    "Aliases (`*name`) expand to far more than the file holds, or to themselves.",
    "A few lines could fill the memory.",
    "Write the values out, or use `defaults`.",
  ),
  "empty-file": error(
    "SP011",
    "The file holds nothing.",
    "There is nothing to analyse.",
    "Start with: version: 1, workloads, tiers.",
  ),
  "forbidden-key": error(
    "SP012",
    "A key such as `__proto__` is never allowed.",
    "It has a meaning of its own to JavaScript, and none here.",
    "Choose another name.",
  ),
  "bad-set-option": error(
    "SP013",
    "A --set option is not `path.to.key=value`.",
    "It is not clear what should be set.",
    "Write it as --set tiers.web.instances=8.",
  ),
  "unreadable-report": error(
    "SP014",
    "The file is no saved report that can be compared: not JSON, of another kind, or of another version of the contract.",
    "Against a report that is misread every finding would look new, or known.",
    "Save one with `-o json=report.json`, by the version of scale-plan that reads it.",
  ),
  "unreadable-revision": error(
    "SP015",
    "A file cannot be read from git: there is no such revision, no such file in it, no merge-base, or no repository.",
    "What is compared with must be known; a guess would hide changes, or invent them.",
    "Check the revision with `git log`; fetch what a shallow clone leaves out, as the hint says.",
  ),
  "bad-budget-option": error(
    "SP016",
    "A --budget option is not a budget, `<=` or `>=`, and a limit.",
    "It is not clear what must hold.",
    "Write it as --budget 'latency.browse.p99<=250ms', or --budget 'headroom>=1.5x'.",
  ),

  // ------------------------------------------------------------ SP02x: keys and their kinds
  "unknown-key": error(
    "SP020",
    "A key is not known where it stands.",
    "A misspelt key that is skipped would leave its default in force unseen.",
    "Take the name that is offered; keys that begin with x- are yours.",
  ),
  planned: error(
    "SP021",
    "The language has this, and this version does not compute it yet.",
    "A key that moves no figure would promise what is not there.",
    "Leave it out for now.",
  ),
  "missing-key": error(
    "SP022",
    "A key that is needed is not there.",
    "What cannot be guessed is asked for.",
    "Add it, as the hint says.",
  ),
  "wrong-type": error(
    "SP023",
    "A map, a list or a single value stands where another of these is needed.",
    "It cannot be read.",
    "Write it in the form that is shown.",
  ),
  "unknown-value": error(
    "SP024",
    "A value is none of those that are possible here.",
    "It cannot be modelled.",
    "Take one of those that are listed.",
  ),
  "bad-name": error(
    "SP025",
    "A name is not made of lower-case letters, digits and hyphens, beginning with a letter.",
    "Names stand in paths (`db.read`), options and reports, where other characters have a meaning.",
    "Rename it: photo-store, cache2.",
  ),
  "conflicting-keys": error(
    "SP026",
    "Two keys that exclude each other are both set.",
    "It is not clear which one holds.",
    "Keep one of them.",
  ),

  // ------------------------------------------------------------ SP03x: quantities
  "bare-number": error("SP030", "A number has no unit.", GUESS, "Add the unit: 12ms, 400/s, 70%, 3x."),
  "ambiguous-unit": error(
    "SP031",
    "The unit `m` can be read in two ways.",
    GUESS,
    "Write ms or min; for a rate /min or /month.",
  ),
  "digit-separator": error(
    "SP032",
    "A number has separators among its digits.",
    "1,000 is a thousand to some and one to others.",
    "Write 1000, or 1k.",
  ),
  "wrong-dimension": error(
    "SP033",
    "A quantity measures something else than is needed.",
    "A rate is no time.",
    "Write the quantity that is asked for.",
  ),
  "unknown-unit": error("SP034", "A unit is not known.", GUESS, "Use one of the units that the hint shows."),
  "not-finite": error(
    "SP035",
    "A number is infinite, or not a number at all.",
    "Nothing can be computed from it.",
    "Write a finite number; leave a limit out for unlimited.",
  ),
  negative: error("SP036", "A quantity is negative.", "No time, rate or price here can be.", "Write zero or more."),
  "out-of-range": error(
    "SP037",
    "A value lies outside the range that has a meaning.",
    "Zero instances serve nobody; a share over 100 % is none.",
    "Write a value within the range that is shown.",
  ),
  "not-a-quantity": error(
    "SP038",
    "A text is not a quantity.",
    "It cannot be read.",
    "Write a number and its unit: 12ms, 400/s, 70%.",
  ),
  "not-whole": error("SP039", "A whole number is needed.", "There is no half of an instance.", "Round it up or down."),
  "bad-distribution": error(
    "SP040",
    "A distribution contradicts itself: p99 below p50, keys of two forms, an scv that its shape cannot have.",
    "No random time is like that.",
    "Give one of: 8ms · { mean, scv } · { p50, p99 } · { constant }.",
  ),
  "poor-fit": warning(
    "SP041",
    "The points { utilization, at } do not lie on a line.",
    "The service time is the slope of that line, and is then not one number: it changes with the load.",
    "Use points near the load that matters, or one point.",
  ),
  uncertain: error(
    "SP042",
    "Intervals such as 6ms..12ms are planned.",
    "This version computes with one value.",
    "Write one value, and try the ends with --set.",
  ),

  // ------------------------------------------------------------ SP05x: how things refer to one another
  "unknown-tier": error(
    "SP050",
    "A call names a tier that does not exist.",
    "Its load would vanish.",
    "Take the name that is offered, or add the tier.",
  ),
  "unknown-operation": error(
    "SP051",
    "A call or workload asks a tier for an operation that it does not have.",
    "It is not clear what is done there, and how long it takes.",
    "Take one of those that are listed, or give the tier a serviceTime for all others.",
  ),
  "ambiguous-operation": error(
    "SP052",
    "A call names a tier that has several operations, and not which one.",
    "They differ in time and in what they call.",
    "Write tier.operation.",
  ),
  "unknown-workload": error(
    "SP053",
    "A workload is named that does not exist.",
    "Nothing would ever match.",
    "Take the name that is offered.",
  ),
  "call-cycle": error(
    "SP054",
    "Operations call one another in a circle, each waiting for the next.",
    "Such a request never ends.",
    "Break the circle: remove a call, or make it async with a share below 100 %.",
  ),
  "endless-loop": error(
    "SP055",
    "A loop through async calls or queues makes at least one new message of each.",
    "Its load grows without end.",
    "Lower a share or a number of calls on the loop, so that its gain is below 1.",
  ),
  "shares-over-one": error(
    "SP056",
    "The shares of a oneOf add up to more than 100 %.",
    "Exactly one branch is taken, or none.",
    "Lower the shares; independent probabilities are a share on each call of a plain list.",
  ),
  "ambiguous-entry": error(
    "SP057",
    "It is not clear which tier requests meet first.",
    "The entry is the one tier that nobody calls; there are several, or none.",
    "Say `entry:` in the workload, or have the tier called.",
  ),
  "unreachable-tier": warning(
    "SP058",
    "No request ever reaches the tier.",
    "It costs and does nothing; most often a call to it was forgotten.",
    "Call it from somewhere, or remove it.",
  ),
  "peak-required": error(
    "SP059",
    "A daily mean is given without its peak.",
    "Systems are sized for the busiest hour, which is two to four times the mean for most of them.",
    "Add peak: 3x, the busiest hour over the mean; 1x if the load is flat.",
  ),
  "unknown-instance": error(
    "SP060",
    "The catalog has no machine of this name.",
    "Its cores and price are not known.",
    "Take the name that is offered, or write cores and price in place of instance.",
  ),
  "budget-for-nobody": error(
    "SP061",
    "A budget names a workload, part or tier that does not exist.",
    "A gate that checks nothing must not look green.",
    "Take one of the names that are listed.",
  ),
  "no-effect": warning(
    "SP062",
    "A key is set where nothing makes it matter.",
    "It moves no figure, and a reader would think it does.",
    "Remove it, or add what it belongs to.",
  ),
  "no-budgets": error(
    "SP063",
    "A check was asked of a file that sets no budgets, or none that can be judged.",
    "A gate that checks nothing must not look green.",
    "Add budgets, as latency: { browse: { p99: 400ms } } or headroom: 1.5x.",
  ),
  "unknown-scenario": error(
    "SP064",
    "A scenario is named that does not exist.",
    "Nothing would ever match.",
    "Take the name that is offered; `base` is the plan as it is.",
  ),
  "unjudged-scenario": warning(
    "SP065",
    "No budget speaks of a scenario.",
    "Headroom, hit ratios and cost are of the plan as it is; a scenario that breaks nothing by them says nothing.",
    "Add a budget of latency, errors, lag or utilization.",
  ),
} as const satisfies Readonly<Record<string, DiagnosticRule>>;

export type DiagnosticRuleName = keyof typeof diagnosticRules;
