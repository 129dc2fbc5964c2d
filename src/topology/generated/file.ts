// Generated from schemas/topology.schema.json by `npm run generate`; change the schema instead.

/**
 * Requests, as a mean over the day. Unit: rate. Required, or `users` and `requests`.
 */
export type Rate = string;
/**
 * Daily active users. No unit. Needs `requests` and `peak`.
 */
export type Count = string | number;
/**
 * Requests of each user. Unit: rate. Needs `users`.
 */
export type Rate1 = string;
/**
 * Busiest hour over the mean. Unit: factor. Required with `users` and with rates per day or longer; 1x for shorter ones, listed as an assumption.
 */
export type Factor = string;
/**
 * A share in per cent.
 */
export type Ratio = string;
/**
 * A share in per cent.
 */
export type Ratio1 = string;
/**
 * One box of the picture. Its `kind` says which keys it has.
 */
export type Tier =
  DNS | CDN | LoadBalancer | Service | Worker | Cache | Database | Queue | ObjectStore | ExternalService;
/**
 * How long a client keeps an answer; 1/(1 + r·ttl) of the requests of a client with r requests per second look it up. Unit: time. Default 5min (scale-plan's own: the usual default of hosted zones), listed as an assumption.
 */
export type Time = string;
/**
 * Of one lookup. Unit: time. Default: a preset of the catalog, listed as an assumption.
 */
export type DistributionOfATime =
  | Time1
  | {
      readonly mean: Time2;
      /**
       * Squared coefficient of variation: variance over the squared mean. No unit. Default 1, as of the exponential.
       */
      readonly scv?: number;
      /**
       * Family of the law. Default: the field's two-moment convention (Tijms 2003, appendix B; balanced means above scv 1).
       */
      readonly shape?: "gamma" | "lognormal" | "erlang" | "hyperexponential";
    }
  | {
      readonly p50: Time3;
      readonly p99: Time4;
    }
  | {
      readonly constant: Time5;
    };
/**
 * A time with its unit: ns, us, µs, ms, s, min, h, d, week, month (730 h), year. `m` alone is refused: it could be either.
 */
export type Time1 = string;
/**
 * A time with its unit: ns, us, µs, ms, s, min, h, d, week, month (730 h), year. `m` alone is refused: it could be either.
 */
export type Time2 = string;
/**
 * A time with its unit: ns, us, µs, ms, s, min, h, d, week, month (730 h), year. `m` alone is refused: it could be either.
 */
export type Time3 = string;
/**
 * A time with its unit: ns, us, µs, ms, s, min, h, d, week, month (730 h), year. `m` alone is refused: it could be either.
 */
export type Time4 = string;
/**
 * A time with its unit: ns, us, µs, ms, s, min, h, d, week, month (730 h), year. `m` alone is refused: it could be either.
 */
export type Time5 = string;
/**
 * Per lookup (or per time). Unit: US dollars. Default: unknown.
 */
export type Price = string;
/**
 * Where requests go. Required.
 */
export type Calls = ACallOrAGroupOfCalls | readonly ACallOrAGroupOfCalls[];
export type ACallOrAGroupOfCalls =
  | WhomToCall
  | {
      readonly to: WhomToCall1;
      readonly times?: HowOften;
      readonly share?: Ratio2;
      /**
       * Workloads for which the call is made. Default: all.
       */
      readonly only?: string | readonly string[];
      /**
       * Not waited for. Default false.
       */
      readonly async?: boolean;
      /**
       * `times` at once rather than one after the other. Default false.
       */
      readonly parallel?: boolean;
      /**
       * A database read that must go to the primary. Default false.
       */
      readonly fresh?: boolean;
    }
  | {
      /**
       * One of the branches, by their `share` (together at most 100 %; the rest of the time nothing is called).
       *
       * @minItems 1
       */
      readonly oneOf: readonly ACallOrAGroupOfCalls[];
      readonly share?: Ratio3;
    }
  | {
      /**
       * All branches at once.
       *
       * @minItems 1
       */
      readonly parallel: readonly ACallOrAGroupOfCalls[];
      /**
       * Go on when so many branches have answered; the others go on loading their stations. Default: all of them.
       */
      readonly first?: number;
      readonly share?: Ratio4;
    }
  | {
      readonly calls: Calls1;
      readonly share?: Ratio5;
    }
  | CallsInOrder
  | readonly ACallOrAGroupOfCalls[];
/**
 * `tier.operation`, or `tier` where it has exactly one operation.
 */
export type WhomToCall = string;
/**
 * `tier.operation`, or `tier` where it has exactly one operation.
 */
export type WhomToCall1 = string;
/**
 * How often the call is made. Default 1.
 */
export type HowOften =
  | Count1
  | {
      /**
       * Mean number of calls.
       */
      readonly mean: number;
      /**
       * Squared coefficient of variation of the number, at least 1/mean.
       */
      readonly scv?: number;
      /**
       * 99th percentile of the number.
       */
      readonly p99?: number;
    };
/**
 * A number of things; k, M, G and T are understood.
 */
export type Count1 = string | number;
/**
 * A share in per cent.
 */
export type Ratio2 = string;
/**
 * A share in per cent.
 */
export type Ratio3 = string;
/**
 * A share in per cent.
 */
export type Ratio4 = string;
/**
 * Calls one after the other, as one branch.
 */
export type Calls1 = ACallOrAGroupOfCalls | readonly ACallOrAGroupOfCalls[];
/**
 * A share in per cent.
 */
export type Ratio5 = string;
/**
 * How often the call is made. Default 1.
 */
export type HowOften1 =
  | Count1
  | {
      /**
       * Mean number of calls.
       */
      readonly mean: number;
      /**
       * Squared coefficient of variation of the number, at least 1/mean.
       */
      readonly scv?: number;
      /**
       * 99th percentile of the number.
       */
      readonly p99?: number;
    };
/**
 * A share in per cent.
 */
export type Ratio6 = string;
/**
 * A share in per cent.
 */
export type Ratio7 = string;
/**
 * Where static requests go that it cannot answer. Default: onward, as all others.
 */
export type Calls2 = ACallOrAGroupOfCalls | readonly ACallOrAGroupOfCalls[];
/**
 * Of an edge: added to every request. Unit: time. Default: a preset of the catalog, listed as an assumption.
 */
export type DistributionOfATime1 =
  | Time1
  | {
      readonly mean: Time2;
      /**
       * Squared coefficient of variation: variance over the squared mean. No unit. Default 1, as of the exponential.
       */
      readonly scv?: number;
      /**
       * Family of the law. Default: the field's two-moment convention (Tijms 2003, appendix B; balanced means above scv 1).
       */
      readonly shape?: "gamma" | "lognormal" | "erlang" | "hyperexponential";
    }
  | {
      readonly p50: Time3;
      readonly p99: Time4;
    }
  | {
      readonly constant: Time5;
    };
/**
 * Per request (or per time). Unit: US dollars. Default: unknown.
 */
export type Price1 = string;
/**
 * Where all other requests go. Required.
 */
export type Calls3 = ACallOrAGroupOfCalls | readonly ACallOrAGroupOfCalls[];
/**
 * Speed of a core, relative to the one on which the service times were measured. Unit: factor. Default 1x by definition.
 */
export type Factor1 = string;
/**
 * Of one instance; of the whole where it is managed. Unit: US dollars per time or per requests. Default: the catalog's for its `instance`; else unknown.
 */
export type Price2 = string;
/**
 * Time that one request takes there. Unit: time. Default: the catalog's time of a proxy hop, listed as an assumption.
 */
export type ServiceTime = DistributionOfATime2 | APointFromADashboard | readonly APointFromADashboard[];
/**
 * How long something takes. `8ms` is exponential with that mean. `{ mean, scv }` matches two moments: constant at scv 0, Erlangs below 1, hyperexponential above; `shape` chooses another family. `{ p50, p99 }` is the lognormal through both. `{ constant: 8ms }` never varies.
 */
export type DistributionOfATime2 =
  | Time1
  | {
      readonly mean: Time2;
      /**
       * Squared coefficient of variation: variance over the squared mean. No unit. Default 1, as of the exponential.
       */
      readonly scv?: number;
      /**
       * Family of the law. Default: the field's two-moment convention (Tijms 2003, appendix B; balanced means above scv 1).
       */
      readonly shape?: "gamma" | "lognormal" | "erlang" | "hyperexponential";
    }
  | {
      readonly p50: Time3;
      readonly p99: Time4;
    }
  | {
      readonly constant: Time5;
    };
/**
 * A share in per cent.
 */
export type Ratio8 = string;
/**
 * Requests that one instance answered meanwhile. Unit: rate.
 */
export type Rate2 = string;
/**
 * What is called, in order, each call waiting for the one before: a name, a map from name to count or settings, or a list where repeats or groups (`oneOf`, `parallel`) are needed.
 */
export type Calls4 = ACallOrAGroupOfCalls | readonly ACallOrAGroupOfCalls[];
/**
 * What is called, in order, each call waiting for the one before: a name, a map from name to count or settings, or a list where repeats or groups (`oneOf`, `parallel`) are needed.
 */
export type Calls5 = ACallOrAGroupOfCalls | readonly ACallOrAGroupOfCalls[];
/**
 * Speed of a core, relative to the one on which the service times were measured. Unit: factor. Default 1x by definition.
 */
export type Factor2 = string;
/**
 * Of one instance. Unit: US dollars per time or per requests. Default: the catalog's, on demand, for its `instance`; else unknown.
 */
export type Price3 = string;
/**
 * Time on a core for one request, calls excluded. Unit: time. Required: the time of your own code cannot be guessed. Measure it: CPU seconds over requests, or give `{ utilization, at }` from a dashboard.
 */
export type ServiceTime1 = DistributionOfATime2 | APointFromADashboard | readonly APointFromADashboard[];
/**
 * How long something takes. `8ms` is exponential with that mean. `{ mean, scv }` matches two moments: constant at scv 0, Erlangs below 1, hyperexponential above; `shape` chooses another family. `{ p50, p99 }` is the lognormal through both. `{ constant: 8ms }` never varies.
 */
export type DistributionOfATime3 =
  | Time1
  | {
      readonly mean: Time2;
      /**
       * Squared coefficient of variation: variance over the squared mean. No unit. Default 1, as of the exponential.
       */
      readonly scv?: number;
      /**
       * Family of the law. Default: the field's two-moment convention (Tijms 2003, appendix B; balanced means above scv 1).
       */
      readonly shape?: "gamma" | "lognormal" | "erlang" | "hyperexponential";
    }
  | {
      readonly p50: Time3;
      readonly p99: Time4;
    }
  | {
      readonly constant: Time5;
    };
/**
 * What is called, in order, each call waiting for the one before: a name, a map from name to count or settings, or a list where repeats or groups (`oneOf`, `parallel`) are needed.
 */
export type Calls6 = ACallOrAGroupOfCalls | readonly ACallOrAGroupOfCalls[];
/**
 * Time on a core for one request, calls excluded, of whatever is not listed under `operations`. Unit: time. Required: the time of your own code cannot be guessed. Measure it: CPU seconds over requests, or give `{ utilization, at }` from a dashboard.
 */
export type ServiceTime2 = DistributionOfATime2 | APointFromADashboard | readonly APointFromADashboard[];
/**
 * How long something takes. `8ms` is exponential with that mean. `{ mean, scv }` matches two moments: constant at scv 0, Erlangs below 1, hyperexponential above; `shape` chooses another family. `{ p50, p99 }` is the lognormal through both. `{ constant: 8ms }` never varies.
 */
export type DistributionOfATime4 =
  | Time1
  | {
      readonly mean: Time2;
      /**
       * Squared coefficient of variation: variance over the squared mean. No unit. Default 1, as of the exponential.
       */
      readonly scv?: number;
      /**
       * Family of the law. Default: the field's two-moment convention (Tijms 2003, appendix B; balanced means above scv 1).
       */
      readonly shape?: "gamma" | "lognormal" | "erlang" | "hyperexponential";
    }
  | {
      readonly p50: Time3;
      readonly p99: Time4;
    }
  | {
      readonly constant: Time5;
    };
/**
 * What is called, in order, each call waiting for the one before: a name, a map from name to count or settings, or a list where repeats or groups (`oneOf`, `parallel`) are needed.
 */
export type Calls7 = ACallOrAGroupOfCalls | readonly ACallOrAGroupOfCalls[];
/**
 * Speed of a core, relative to the one on which the service times were measured. Unit: factor. Default 1x by definition.
 */
export type Factor3 = string;
/**
 * Of one instance. Unit: US dollars per time or per requests. Default: the catalog's, on demand, for its `instance`; else unknown.
 */
export type Price4 = string;
/**
 * Time on a core for one request, calls excluded, of whatever is not listed under `operations`. Unit: time. Required: the time of your own code cannot be guessed. Measure it: CPU seconds over requests, or give `{ utilization, at }` from a dashboard.
 */
export type ServiceTime3 = DistributionOfATime2 | APointFromADashboard | readonly APointFromADashboard[];
/**
 * How long something takes. `8ms` is exponential with that mean. `{ mean, scv }` matches two moments: constant at scv 0, Erlangs below 1, hyperexponential above; `shape` chooses another family. `{ p50, p99 }` is the lognormal through both. `{ constant: 8ms }` never varies.
 */
export type DistributionOfATime5 =
  | Time1
  | {
      readonly mean: Time2;
      /**
       * Squared coefficient of variation: variance over the squared mean. No unit. Default 1, as of the exponential.
       */
      readonly scv?: number;
      /**
       * Family of the law. Default: the field's two-moment convention (Tijms 2003, appendix B; balanced means above scv 1).
       */
      readonly shape?: "gamma" | "lognormal" | "erlang" | "hyperexponential";
    }
  | {
      readonly p50: Time3;
      readonly p99: Time4;
    }
  | {
      readonly constant: Time5;
    };
/**
 * What is called, in order, each call waiting for the one before: a name, a map from name to count or settings, or a list where repeats or groups (`oneOf`, `parallel`) are needed.
 */
export type Calls8 = ACallOrAGroupOfCalls | readonly ACallOrAGroupOfCalls[];
/**
 * Speed of a core, relative to the one on which the service times were measured. Unit: factor. Default 1x by definition.
 */
export type Factor4 = string;
/**
 * Of one instance. Unit: US dollars per time or per requests. Default: the catalog's, on demand, for its `instance`; else unknown.
 */
export type Price5 = string;
/**
 * A share in per cent.
 */
export type Ratio9 = string;
/**
 * What is called, in order, each call waiting for the one before: a name, a map from name to count or settings, or a list where repeats or groups (`oneOf`, `parallel`) are needed.
 */
export type Calls9 = ACallOrAGroupOfCalls | readonly ACallOrAGroupOfCalls[];
/**
 * Time on a core of each operation that is not listed under `operations`. Unit: time. Default: the engine's preset, listed as an assumption.
 */
export type ServiceTime4 = DistributionOfATime2 | APointFromADashboard | readonly APointFromADashboard[];
/**
 * Time on a core for one request. Unit: time. Default: the engine's preset, listed as an assumption.
 */
export type ServiceTime5 = DistributionOfATime2 | APointFromADashboard | readonly APointFromADashboard[];
/**
 * How long something takes. `8ms` is exponential with that mean. `{ mean, scv }` matches two moments: constant at scv 0, Erlangs below 1, hyperexponential above; `shape` chooses another family. `{ p50, p99 }` is the lognormal through both. `{ constant: 8ms }` never varies.
 */
export type DistributionOfATime6 =
  | Time1
  | {
      readonly mean: Time2;
      /**
       * Squared coefficient of variation: variance over the squared mean. No unit. Default 1, as of the exponential.
       */
      readonly scv?: number;
      /**
       * Family of the law. Default: the field's two-moment convention (Tijms 2003, appendix B; balanced means above scv 1).
       */
      readonly shape?: "gamma" | "lognormal" | "erlang" | "hyperexponential";
    }
  | {
      readonly p50: Time3;
      readonly p99: Time4;
    }
  | {
      readonly constant: Time5;
    };
/**
 * Speed of a core, relative to the one on which the service times were measured. Unit: factor. Default 1x by definition.
 */
export type Factor5 = string;
/**
 * Of one instance. Unit: US dollars per time or per requests. Default: the catalog's, on demand, for its `instance`; else unknown.
 */
export type Price6 = string;
/**
 * Time on a core of a read; short for `operations: { read: { serviceTime } }`. Unit: time. Required, or `write` or `operations`: the time of your queries cannot be guessed.
 */
export type ServiceTime6 = DistributionOfATime2 | APointFromADashboard | readonly APointFromADashboard[];
/**
 * Time on a core of a write; short for `operations: { write: { serviceTime } }`. Unit: time. Required, or `read` or `operations`.
 */
export type ServiceTime7 = DistributionOfATime2 | APointFromADashboard | readonly APointFromADashboard[];
/**
 * Time on a core for one query. Unit: time. Required: the time of your queries cannot be guessed.
 */
export type ServiceTime8 = DistributionOfATime2 | APointFromADashboard | readonly APointFromADashboard[];
/**
 * How long something takes. `8ms` is exponential with that mean. `{ mean, scv }` matches two moments: constant at scv 0, Erlangs below 1, hyperexponential above; `shape` chooses another family. `{ p50, p99 }` is the lognormal through both. `{ constant: 8ms }` never varies.
 */
export type DistributionOfATime7 =
  | Time1
  | {
      readonly mean: Time2;
      /**
       * Squared coefficient of variation: variance over the squared mean. No unit. Default 1, as of the exponential.
       */
      readonly scv?: number;
      /**
       * Family of the law. Default: the field's two-moment convention (Tijms 2003, appendix B; balanced means above scv 1).
       */
      readonly shape?: "gamma" | "lognormal" | "erlang" | "hyperexponential";
    }
  | {
      readonly p50: Time3;
      readonly p99: Time4;
    }
  | {
      readonly constant: Time5;
    };
/**
 * A share in per cent.
 */
export type Ratio10 = string;
/**
 * How long something takes. `8ms` is exponential with that mean. `{ mean, scv }` matches two moments: constant at scv 0, Erlangs below 1, hyperexponential above; `shape` chooses another family. `{ p50, p99 }` is the lognormal through both. `{ constant: 8ms }` never varies.
 */
export type DistributionOfATime8 =
  | Time1
  | {
      readonly mean: Time2;
      /**
       * Squared coefficient of variation: variance over the squared mean. No unit. Default 1, as of the exponential.
       */
      readonly scv?: number;
      /**
       * Family of the law. Default: the field's two-moment convention (Tijms 2003, appendix B; balanced means above scv 1).
       */
      readonly shape?: "gamma" | "lognormal" | "erlang" | "hyperexponential";
    }
  | {
      readonly p50: Time3;
      readonly p99: Time4;
    }
  | {
      readonly constant: Time5;
    };
/**
 * What is called, in order, each call waiting for the one before: a name, a map from name to count or settings, or a list where repeats or groups (`oneOf`, `parallel`) are needed.
 */
export type Calls10 = ACallOrAGroupOfCalls | readonly ACallOrAGroupOfCalls[];
/**
 * How long something takes. `8ms` is exponential with that mean. `{ mean, scv }` matches two moments: constant at scv 0, Erlangs below 1, hyperexponential above; `shape` chooses another family. `{ p50, p99 }` is the lognormal through both. `{ constant: 8ms }` never varies.
 */
export type DistributionOfATime9 =
  | Time1
  | {
      readonly mean: Time2;
      /**
       * Squared coefficient of variation: variance over the squared mean. No unit. Default 1, as of the exponential.
       */
      readonly scv?: number;
      /**
       * Family of the law. Default: the field's two-moment convention (Tijms 2003, appendix B; balanced means above scv 1).
       */
      readonly shape?: "gamma" | "lognormal" | "erlang" | "hyperexponential";
    }
  | {
      readonly p50: Time3;
      readonly p99: Time4;
    }
  | {
      readonly constant: Time5;
    };
/**
 * Per message published (or per time). Unit: US dollars. Default: unknown.
 */
export type Price7 = string;
/**
 * How long something takes. `8ms` is exponential with that mean. `{ mean, scv }` matches two moments: constant at scv 0, Erlangs below 1, hyperexponential above; `shape` chooses another family. `{ p50, p99 }` is the lognormal through both. `{ constant: 8ms }` never varies.
 */
export type DistributionOfATime10 =
  | Time1
  | {
      readonly mean: Time2;
      /**
       * Squared coefficient of variation: variance over the squared mean. No unit. Default 1, as of the exponential.
       */
      readonly scv?: number;
      /**
       * Family of the law. Default: the field's two-moment convention (Tijms 2003, appendix B; balanced means above scv 1).
       */
      readonly shape?: "gamma" | "lognormal" | "erlang" | "hyperexponential";
    }
  | {
      readonly p50: Time3;
      readonly p99: Time4;
    }
  | {
      readonly constant: Time5;
    };
/**
 * How long something takes. `8ms` is exponential with that mean. `{ mean, scv }` matches two moments: constant at scv 0, Erlangs below 1, hyperexponential above; `shape` chooses another family. `{ p50, p99 }` is the lognormal through both. `{ constant: 8ms }` never varies.
 */
export type DistributionOfATime11 =
  | Time1
  | {
      readonly mean: Time2;
      /**
       * Squared coefficient of variation: variance over the squared mean. No unit. Default 1, as of the exponential.
       */
      readonly scv?: number;
      /**
       * Family of the law. Default: the field's two-moment convention (Tijms 2003, appendix B; balanced means above scv 1).
       */
      readonly shape?: "gamma" | "lognormal" | "erlang" | "hyperexponential";
    }
  | {
      readonly p50: Time3;
      readonly p99: Time4;
    }
  | {
      readonly constant: Time5;
    };
/**
 * How long something takes. `8ms` is exponential with that mean. `{ mean, scv }` matches two moments: constant at scv 0, Erlangs below 1, hyperexponential above; `shape` chooses another family. `{ p50, p99 }` is the lognormal through both. `{ constant: 8ms }` never varies.
 */
export type DistributionOfATime12 =
  | Time1
  | {
      readonly mean: Time2;
      /**
       * Squared coefficient of variation: variance over the squared mean. No unit. Default 1, as of the exponential.
       */
      readonly scv?: number;
      /**
       * Family of the law. Default: the field's two-moment convention (Tijms 2003, appendix B; balanced means above scv 1).
       */
      readonly shape?: "gamma" | "lognormal" | "erlang" | "hyperexponential";
    }
  | {
      readonly p50: Time3;
      readonly p99: Time4;
    }
  | {
      readonly constant: Time5;
    };
/**
 * Per request (or per time). Unit: US dollars. Default: unknown.
 */
export type Price8 = string;
/**
 * How long something takes. `8ms` is exponential with that mean. `{ mean, scv }` matches two moments: constant at scv 0, Erlangs below 1, hyperexponential above; `shape` chooses another family. `{ p50, p99 }` is the lognormal through both. `{ constant: 8ms }` never varies.
 */
export type DistributionOfATime13 =
  | Time1
  | {
      readonly mean: Time2;
      /**
       * Squared coefficient of variation: variance over the squared mean. No unit. Default 1, as of the exponential.
       */
      readonly scv?: number;
      /**
       * Family of the law. Default: the field's two-moment convention (Tijms 2003, appendix B; balanced means above scv 1).
       */
      readonly shape?: "gamma" | "lognormal" | "erlang" | "hyperexponential";
    }
  | {
      readonly p50: Time3;
      readonly p99: Time4;
    }
  | {
      readonly constant: Time5;
    };
/**
 * Per request (or per time). Unit: US dollars. Default: unknown.
 */
export type Price9 = string;
/**
 * A time with its unit: ns, us, µs, ms, s, min, h, d, week, month (730 h), year. `m` alone is refused: it could be either.
 */
export type Time6 = string;
/**
 * A time with its unit: ns, us, µs, ms, s, min, h, d, week, month (730 h), year. `m` alone is refused: it could be either.
 */
export type Time7 = string;
/**
 * A ratio, or `{ max, warn }`.
 */
export type RatioLimit =
  | Ratio
  | {
      readonly max: Ratio11;
      readonly warn?: Ratio12;
    };
/**
 * A share in per cent.
 */
export type Ratio11 = string;
/**
 * A share in per cent.
 */
export type Ratio12 = string;
/**
 * A multiple, with an x.
 */
export type Factor6 = string;
/**
 * A multiple, with an x.
 */
export type Factor7 = string;
/**
 * A multiple, with an x.
 */
export type Factor8 = string;
/**
 * US dollars per time: per h, day, month (730 h) or year.
 */
export type Cost = string;
/**
 * US dollars per time: per h, day, month (730 h) or year.
 */
export type Cost1 = string;
/**
 * US dollars per time: per h, day, month (730 h) or year.
 */
export type Cost2 = string;
/**
 * How long something takes. `8ms` is exponential with that mean. `{ mean, scv }` matches two moments: constant at scv 0, Erlangs below 1, hyperexponential above; `shape` chooses another family. `{ p50, p99 }` is the lognormal through both. `{ constant: 8ms }` never varies.
 */
export type DistributionOfATime14 =
  | Time1
  | {
      readonly mean: Time2;
      /**
       * Squared coefficient of variation: variance over the squared mean. No unit. Default 1, as of the exponential.
       */
      readonly scv?: number;
      /**
       * Family of the law. Default: the field's two-moment convention (Tijms 2003, appendix B; balanced means above scv 1).
       */
      readonly shape?: "gamma" | "lognormal" | "erlang" | "hyperexponential";
    }
  | {
      readonly p50: Time3;
      readonly p99: Time4;
    }
  | {
      readonly constant: Time5;
    };

/**
 * A system: who asks, which tiers answer, what must hold.
 */
export interface TopologyFile {
  /**
   * Version of this language. Required.
   */
  readonly version: 1;
  /**
   * Of the system, for the report. Default: the file's name.
   */
  readonly name?: string;
  /**
   * Who asks, how much. Required.
   */
  readonly workloads: {
    readonly [k: string]: Workload;
  };
  /**
   * What answers. Required.
   */
  readonly tiers: {
    readonly [k: string]: Tier;
  };
  readonly budgets?: Budgets;
  /**
   * Kind → keys for every tier of that kind that does not set them itself.
   */
  readonly defaults?: {
    readonly dns?: DNS1;
    readonly cdn?: CDN1;
    readonly "load-balancer"?: LoadBalancer1;
    readonly service?: Service1;
    readonly worker?: Worker1;
    readonly cache?: Cache1;
    readonly database?: Database1;
    readonly queue?: Queue1;
    readonly "object-store"?: ObjectStore1;
    readonly external?: ExternalService1;
  };
  readonly network?: DistributionOfATime14;
}
/**
 * One class of requests: who asks, how much, for what.
 */
export interface Workload {
  readonly rate?: Rate;
  readonly users?: Count;
  readonly requests?: Rate1;
  readonly peak?: Factor;
  /**
   * Operation asked for at the first tier that is no dns, cdn or load-balancer. Default: the workload's name.
   */
  readonly operation?: string;
  /**
   * Operations asked for, by weight, in place of `operation`. No unit.
   */
  readonly mix?: {
    readonly [k: string]: number;
  };
  /**
   * Tier that requests meet first. Default: the one tier that nobody calls.
   */
  readonly entry?: string;
  /**
   * scv of the times between requests: 1 for many independent users (Poisson), about 4 for typical bursts, 0 for a clockwork. No unit. Default 1, listed as an assumption.
   */
  readonly burstiness?: number;
  /**
   * Share that a CDN may answer: splits the workload into a static and a dynamic part. Unit: per cent. Default: none.
   */
  readonly static?:
    | Ratio
    | {
        readonly share: Ratio1;
      };
}
/**
 * Names are looked up once per client and `ttl`; requests pass on.
 */
export interface DNS {
  /**
   * Domain name service.
   */
  readonly kind?: "dns";
  readonly ttl?: Time;
  readonly latency?: DistributionOfATime;
  readonly price?: Price;
  readonly calls?: Calls;
}
export interface CallsInOrder {
  readonly [k: string]: Count1 | SettingsOfACall;
}
export interface SettingsOfACall {
  readonly times?: HowOften1;
  readonly share?: Ratio6;
  /**
   * Workloads for which the call is made. Default: all.
   */
  readonly only?: string | readonly string[];
  /**
   * Not waited for. Default false.
   */
  readonly async?: boolean;
  /**
   * `times` at once rather than one after the other. Default false.
   */
  readonly parallel?: boolean;
  /**
   * A database read that must go to the primary. Default false.
   */
  readonly fresh?: boolean;
}
/**
 * Answers the static share of a workload from its edge caches.
 */
export interface CDN {
  /**
   * Content delivery network.
   */
  readonly kind?: "cdn";
  readonly hitRatio?: Ratio7;
  readonly origin?: Calls2;
  readonly latency?: DistributionOfATime1;
  readonly price?: Price1;
  readonly calls?: Calls3;
}
/**
 * Passes requests on to one of several instances. Without `instances` it is managed: a small delay, no queue, no single point of failure.
 */
export interface LoadBalancer {
  /**
   * Load balancer or reverse proxy.
   */
  readonly kind?: "load-balancer";
  /**
   * Machines, processes or containers of this tier, all alike. No unit. Default 1, listed as an assumption.
   */
  readonly instances?: number;
  /**
   * Name of the machine in the catalog: gives cores and price. Default: none, one core and no price.
   */
  readonly instance?: string;
  /**
   * Cores of one instance that serve requests at once. No unit. Default: of its `instance`, else 1, listed as an assumption.
   */
  readonly cores?: number;
  readonly speed?: Factor1;
  /**
   * Requests that may wait before the cores of one instance, those in service not counted; beyond it a request is refused, which is an error. No unit. Default: unlimited, listed as an assumption.
   */
  readonly queueLimit?: number;
  /**
   * fcfs: first come, first served; ps: the cores are shared equally among all present. Default fcfs, the convention of queueing theory.
   */
  readonly discipline?: "fcfs" | "ps";
  /**
   * How it chooses an instance of the tiers that it calls. Default round-robin, as of nginx and HAProxy.
   */
  readonly balancing?: "round-robin" | "random" | "least-connections" | "two-choices" | "sticky";
  readonly price?: Price2;
  readonly serviceTime?: ServiceTime;
  /**
   * Operation → where it goes. Others take `calls`.
   */
  readonly routes?: {
    readonly [k: string]: Calls4;
  };
  readonly calls?: Calls5;
}
/**
 * Utilization of one instance at a known load: by the utilization law, service time = utilization × cores / rate.
 */
export interface APointFromADashboard {
  readonly utilization: Ratio8;
  readonly at: Rate2;
  /**
   * Cores of the instance that was measured. Default: the tier's.
   */
  readonly cores?: number;
}
/**
 * Your code, answering requests.
 */
export interface Service {
  /**
   * Web server, API, application, microservice.
   */
  readonly kind?: "service";
  /**
   * Machines, processes or containers of this tier, all alike. No unit. Default 1, listed as an assumption.
   */
  readonly instances?: number;
  /**
   * Name of the machine in the catalog: gives cores and price. Default: none, one core and no price.
   */
  readonly instance?: string;
  /**
   * Cores of one instance that serve requests at once. No unit. Default: of its `instance`, else 1, listed as an assumption.
   */
  readonly cores?: number;
  readonly speed?: Factor2;
  /**
   * Requests that may wait before the cores of one instance, those in service not counted; beyond it a request is refused, which is an error. No unit. Default: unlimited, listed as an assumption.
   */
  readonly queueLimit?: number;
  /**
   * fcfs: first come, first served; ps: the cores are shared equally among all present. Default fcfs, the convention of queueing theory.
   */
  readonly discipline?: "fcfs" | "ps";
  /**
   * How one of several instances is chosen. Default: as the load balancer before it says, else round-robin.
   */
  readonly balancing?: "round-robin" | "random" | "least-connections" | "two-choices" | "sticky";
  readonly price?: Price3;
  /**
   * What it does, by name.
   */
  readonly operations?: {
    readonly [k: string]: Operation;
  };
  readonly serviceTime?: ServiceTime2;
  readonly delay?: DistributionOfATime4;
  readonly calls?: Calls7;
}
/**
 * One thing that the tier does for its callers.
 */
export interface Operation {
  readonly serviceTime?: ServiceTime1;
  readonly delay?: DistributionOfATime3;
  readonly calls?: Calls6;
}
/**
 * Your code, taking messages from a queue. All instances pull from one central queue.
 */
export interface Worker {
  /**
   * Consumer of a queue.
   */
  readonly kind?: "worker";
  /**
   * Machines, processes or containers of this tier, all alike. No unit. Default 1, listed as an assumption.
   */
  readonly instances?: number;
  /**
   * Name of the machine in the catalog: gives cores and price. Default: none, one core and no price.
   */
  readonly instance?: string;
  /**
   * Cores of one instance that serve requests at once. No unit. Default: of its `instance`, else 1, listed as an assumption.
   */
  readonly cores?: number;
  readonly speed?: Factor3;
  /**
   * Requests that may wait before the cores of one instance, those in service not counted; beyond it a request is refused, which is an error. No unit. Default: unlimited, listed as an assumption.
   */
  readonly queueLimit?: number;
  /**
   * fcfs: first come, first served; ps: the cores are shared equally among all present. Default fcfs, the convention of queueing theory.
   */
  readonly discipline?: "fcfs" | "ps";
  readonly price?: Price4;
  /**
   * What it does, by name.
   */
  readonly operations?: {
    readonly [k: string]: Operation;
  };
  readonly serviceTime?: ServiceTime3;
  readonly delay?: DistributionOfATime5;
  readonly calls?: Calls8;
}
/**
 * Answers a share of the gets; on a miss the caller asks `miss` and sets (cache-aside).
 */
export interface Cache {
  /**
   * Key-value cache.
   */
  readonly kind?: "cache";
  /**
   * redis, valkey, memcached …: its cores and service time come from the catalog. Default redis.
   */
  readonly engine?: string;
  /**
   * Machines, processes or containers of this tier, all alike. No unit. Default 1, listed as an assumption.
   */
  readonly instances?: number;
  /**
   * Name of the machine in the catalog: gives cores and price. Default: none, one core and no price.
   */
  readonly instance?: string;
  /**
   * Cores of one instance that serve requests at once. No unit. Default: of its `instance`, else 1, listed as an assumption.
   */
  readonly cores?: number;
  readonly speed?: Factor4;
  /**
   * Requests that may wait before the cores of one instance, those in service not counted; beyond it a request is refused, which is an error. No unit. Default: unlimited, listed as an assumption.
   */
  readonly queueLimit?: number;
  /**
   * fcfs: first come, first served; ps: the cores are shared equally among all present. Default fcfs, the convention of queueing theory.
   */
  readonly discipline?: "fcfs" | "ps";
  /**
   * How one of several instances is chosen. Default: as the load balancer before it says, else round-robin.
   */
  readonly balancing?: "round-robin" | "random" | "least-connections" | "two-choices" | "sticky";
  readonly price?: Price5;
  readonly hitRatio?: Ratio9;
  readonly miss?: Calls9;
  /**
   * aside: the caller sees the miss, asks `miss` and sets; through: the cache does. Default aside.
   */
  readonly fill?: "aside" | "through";
  readonly serviceTime?: ServiceTime4;
  /**
   * Own times of get, set and delete.
   */
  readonly operations?: {
    readonly get?: OperationOfACache;
    readonly set?: OperationOfACache1;
    readonly delete?: OperationOfACache2;
  };
}
/**
 * Of get.
 */
export interface OperationOfACache {
  readonly serviceTime?: ServiceTime5;
  readonly delay?: DistributionOfATime6;
}
/**
 * Of set.
 */
export interface OperationOfACache1 {
  readonly serviceTime?: ServiceTime5;
  readonly delay?: DistributionOfATime6;
}
/**
 * Of delete.
 */
export interface OperationOfACache2 {
  readonly serviceTime?: ServiceTime5;
  readonly delay?: DistributionOfATime6;
}
/**
 * An engine with a leader: shards × (1 + replicas) machines; writes go to the primary, every replica applies them too.
 */
export interface Database {
  /**
   * Relational or other database with a leader.
   */
  readonly kind?: "database";
  /**
   * postgresql, mysql, oracle, …: what it can do, from the catalog. Default sql, any with a leader.
   */
  readonly engine?: string;
  /**
   * Name of the machine in the catalog: gives cores and price. Default: none, one core and no price.
   */
  readonly instance?: string;
  /**
   * Cores of one instance that serve requests at once. No unit. Default: of its `instance`, else 1, listed as an assumption.
   */
  readonly cores?: number;
  readonly speed?: Factor5;
  /**
   * Requests that may wait before the cores of one instance, those in service not counted; beyond it a request is refused, which is an error. No unit. Default: unlimited, listed as an assumption.
   */
  readonly queueLimit?: number;
  /**
   * fcfs: first come, first served; ps: the cores are shared equally among all present. Default fcfs, the convention of queueing theory.
   */
  readonly discipline?: "fcfs" | "ps";
  /**
   * How one of several instances is chosen. Default: as the load balancer before it says, else round-robin.
   */
  readonly balancing?: "round-robin" | "random" | "least-connections" | "two-choices" | "sticky";
  readonly price?: Price6;
  readonly read?: ServiceTime6;
  readonly write?: ServiceTime7;
  /**
   * Kinds of queries, by name.
   */
  readonly operations?: {
    readonly [k: string]: OperationOfADatabase;
  };
  readonly reads?: Ratio10;
  /**
   * Copies beside each primary. No unit. Default 0.
   */
  readonly replicas?: number;
  /**
   * Equal parts of the data, each with its own primary and replicas. No unit. Default 1.
   */
  readonly shards?: number;
  /**
   * Who answers reads. Default: replicas where there are any, else the primary.
   */
  readonly readFrom?: "replicas" | "all" | "primary";
  readonly apply?: DistributionOfATime8;
}
/**
 * One kind of query.
 */
export interface OperationOfADatabase {
  readonly serviceTime?: ServiceTime8;
  readonly delay?: DistributionOfATime7;
  /**
   * Reads may go to replicas, writes go to the primary and are applied by every replica. Required, but for operations named `read` and `write`.
   */
  readonly access?: "read" | "write";
}
/**
 * Takes messages for its consumers. A caller waits until the message is acknowledged, never for the consumers.
 */
export interface Queue {
  /**
   * Message queue or log.
   */
  readonly kind?: "queue";
  /**
   * rabbitmq, kafka, sqs …: its publish latency comes from the catalog. Default rabbitmq.
   */
  readonly engine?: string;
  readonly consumers?: Calls10;
  readonly publish?: DistributionOfATime9;
  readonly price?: Price7;
}
/**
 * Blobs by key; takes any load.
 */
export interface ObjectStore {
  /**
   * S3 and the like.
   */
  readonly kind?: "object-store";
  readonly get?: DistributionOfATime10;
  readonly put?: DistributionOfATime11;
  readonly latency?: DistributionOfATime12;
  readonly price?: Price8;
}
/**
 * Somebody else's service, which takes any load.
 */
export interface ExternalService {
  /**
   * A third party.
   */
  readonly kind?: "external";
  readonly latency?: DistributionOfATime13;
  readonly price?: Price9;
}
/**
 * What must hold. Default: nothing must.
 */
export interface Budgets {
  /**
   * Workload, or part of one (`browse.static`, `shop.index`) → limits. Unit: time.
   */
  readonly latency?: {
    readonly [k: string]: LatencyBudget;
  };
  /**
   * Busy share of the cores of each tier; or tier → limit, with `"*"` for the others. Unit: per cent.
   */
  readonly utilization?:
    | RatioLimit
    | {
        readonly [k: string]: RatioLimit;
      };
  /**
   * Growth of the whole load that must be possible before a station saturates or a latency or error budget breaks; or `{ min, warn }`. Unit: factor.
   */
  readonly headroom?:
    | Factor6
    | {
        readonly min: Factor7;
        readonly warn?: Factor8;
      };
  /**
   * Cost of everything; or `{ max, warn }`. Unit: US dollars per time.
   */
  readonly cost?:
    | Cost
    | {
        readonly max: Cost1;
        readonly warn?: Cost2;
      };
  /**
   * Share of requests that may fail, for each workload; or workload → limit, with `"*"` for the others. Unit: per cent.
   */
  readonly errors?:
    | RatioLimit
    | {
        readonly [k: string]: RatioLimit;
      };
}
/**
 * Limits of one workload, by statistic.
 */
export interface LatencyBudget {
  /**
   * Limit of the mean. Unit: time.
   */
  readonly mean?:
    | Time1
    | {
        readonly max: Time6;
        readonly warn?: Time7;
      };
  /**
   * Limit of the median. Unit: time.
   */
  readonly p50?:
    | Time1
    | {
        readonly max: Time6;
        readonly warn?: Time7;
      };
  /**
   * Limit of the 90th percentile. Unit: time.
   */
  readonly p90?:
    | Time1
    | {
        readonly max: Time6;
        readonly warn?: Time7;
      };
  /**
   * Limit of the 95th percentile. Unit: time.
   */
  readonly p95?:
    | Time1
    | {
        readonly max: Time6;
        readonly warn?: Time7;
      };
  /**
   * Limit of the 99th percentile. Unit: time.
   */
  readonly p99?:
    | Time1
    | {
        readonly max: Time6;
        readonly warn?: Time7;
      };
  /**
   * Limit of the 99.9th percentile. Unit: time.
   */
  readonly p999?:
    | Time1
    | {
        readonly max: Time6;
        readonly warn?: Time7;
      };
}
/**
 * Keys for each dns that does not set them.
 */
export interface DNS1 {
  /**
   * Domain name service.
   */
  readonly kind?: "dns";
  readonly ttl?: Time;
  readonly latency?: DistributionOfATime;
  readonly price?: Price;
  readonly calls?: Calls;
}
/**
 * Answers the static share of a workload from its edge caches.
 */
export interface CDN1 {
  /**
   * Content delivery network.
   */
  readonly kind?: "cdn";
  readonly hitRatio?: Ratio7;
  readonly origin?: Calls2;
  readonly latency?: DistributionOfATime1;
  readonly price?: Price1;
  readonly calls?: Calls3;
}
/**
 * Passes requests on to one of several instances. Without `instances` it is managed: a small delay, no queue, no single point of failure.
 */
export interface LoadBalancer1 {
  /**
   * Load balancer or reverse proxy.
   */
  readonly kind?: "load-balancer";
  /**
   * Machines, processes or containers of this tier, all alike. No unit. Default 1, listed as an assumption.
   */
  readonly instances?: number;
  /**
   * Name of the machine in the catalog: gives cores and price. Default: none, one core and no price.
   */
  readonly instance?: string;
  /**
   * Cores of one instance that serve requests at once. No unit. Default: of its `instance`, else 1, listed as an assumption.
   */
  readonly cores?: number;
  readonly speed?: Factor1;
  /**
   * Requests that may wait before the cores of one instance, those in service not counted; beyond it a request is refused, which is an error. No unit. Default: unlimited, listed as an assumption.
   */
  readonly queueLimit?: number;
  /**
   * fcfs: first come, first served; ps: the cores are shared equally among all present. Default fcfs, the convention of queueing theory.
   */
  readonly discipline?: "fcfs" | "ps";
  /**
   * How it chooses an instance of the tiers that it calls. Default round-robin, as of nginx and HAProxy.
   */
  readonly balancing?: "round-robin" | "random" | "least-connections" | "two-choices" | "sticky";
  readonly price?: Price2;
  readonly serviceTime?: ServiceTime;
  /**
   * Operation → where it goes. Others take `calls`.
   */
  readonly routes?: {
    readonly [k: string]: Calls4;
  };
  readonly calls?: Calls5;
}
/**
 * Your code, answering requests.
 */
export interface Service1 {
  /**
   * Web server, API, application, microservice.
   */
  readonly kind?: "service";
  /**
   * Machines, processes or containers of this tier, all alike. No unit. Default 1, listed as an assumption.
   */
  readonly instances?: number;
  /**
   * Name of the machine in the catalog: gives cores and price. Default: none, one core and no price.
   */
  readonly instance?: string;
  /**
   * Cores of one instance that serve requests at once. No unit. Default: of its `instance`, else 1, listed as an assumption.
   */
  readonly cores?: number;
  readonly speed?: Factor2;
  /**
   * Requests that may wait before the cores of one instance, those in service not counted; beyond it a request is refused, which is an error. No unit. Default: unlimited, listed as an assumption.
   */
  readonly queueLimit?: number;
  /**
   * fcfs: first come, first served; ps: the cores are shared equally among all present. Default fcfs, the convention of queueing theory.
   */
  readonly discipline?: "fcfs" | "ps";
  /**
   * How one of several instances is chosen. Default: as the load balancer before it says, else round-robin.
   */
  readonly balancing?: "round-robin" | "random" | "least-connections" | "two-choices" | "sticky";
  readonly price?: Price3;
  /**
   * What it does, by name.
   */
  readonly operations?: {
    readonly [k: string]: Operation;
  };
  readonly serviceTime?: ServiceTime2;
  readonly delay?: DistributionOfATime4;
  readonly calls?: Calls7;
}
/**
 * Your code, taking messages from a queue. All instances pull from one central queue.
 */
export interface Worker1 {
  /**
   * Consumer of a queue.
   */
  readonly kind?: "worker";
  /**
   * Machines, processes or containers of this tier, all alike. No unit. Default 1, listed as an assumption.
   */
  readonly instances?: number;
  /**
   * Name of the machine in the catalog: gives cores and price. Default: none, one core and no price.
   */
  readonly instance?: string;
  /**
   * Cores of one instance that serve requests at once. No unit. Default: of its `instance`, else 1, listed as an assumption.
   */
  readonly cores?: number;
  readonly speed?: Factor3;
  /**
   * Requests that may wait before the cores of one instance, those in service not counted; beyond it a request is refused, which is an error. No unit. Default: unlimited, listed as an assumption.
   */
  readonly queueLimit?: number;
  /**
   * fcfs: first come, first served; ps: the cores are shared equally among all present. Default fcfs, the convention of queueing theory.
   */
  readonly discipline?: "fcfs" | "ps";
  readonly price?: Price4;
  /**
   * What it does, by name.
   */
  readonly operations?: {
    readonly [k: string]: Operation;
  };
  readonly serviceTime?: ServiceTime3;
  readonly delay?: DistributionOfATime5;
  readonly calls?: Calls8;
}
/**
 * Answers a share of the gets; on a miss the caller asks `miss` and sets (cache-aside).
 */
export interface Cache1 {
  /**
   * Key-value cache.
   */
  readonly kind?: "cache";
  /**
   * redis, valkey, memcached …: its cores and service time come from the catalog. Default redis.
   */
  readonly engine?: string;
  /**
   * Machines, processes or containers of this tier, all alike. No unit. Default 1, listed as an assumption.
   */
  readonly instances?: number;
  /**
   * Name of the machine in the catalog: gives cores and price. Default: none, one core and no price.
   */
  readonly instance?: string;
  /**
   * Cores of one instance that serve requests at once. No unit. Default: of its `instance`, else 1, listed as an assumption.
   */
  readonly cores?: number;
  readonly speed?: Factor4;
  /**
   * Requests that may wait before the cores of one instance, those in service not counted; beyond it a request is refused, which is an error. No unit. Default: unlimited, listed as an assumption.
   */
  readonly queueLimit?: number;
  /**
   * fcfs: first come, first served; ps: the cores are shared equally among all present. Default fcfs, the convention of queueing theory.
   */
  readonly discipline?: "fcfs" | "ps";
  /**
   * How one of several instances is chosen. Default: as the load balancer before it says, else round-robin.
   */
  readonly balancing?: "round-robin" | "random" | "least-connections" | "two-choices" | "sticky";
  readonly price?: Price5;
  readonly hitRatio?: Ratio9;
  readonly miss?: Calls9;
  /**
   * aside: the caller sees the miss, asks `miss` and sets; through: the cache does. Default aside.
   */
  readonly fill?: "aside" | "through";
  readonly serviceTime?: ServiceTime4;
  /**
   * Own times of get, set and delete.
   */
  readonly operations?: {
    readonly get?: OperationOfACache;
    readonly set?: OperationOfACache1;
    readonly delete?: OperationOfACache2;
  };
}
/**
 * An engine with a leader: shards × (1 + replicas) machines; writes go to the primary, every replica applies them too.
 */
export interface Database1 {
  /**
   * Relational or other database with a leader.
   */
  readonly kind?: "database";
  /**
   * postgresql, mysql, oracle, …: what it can do, from the catalog. Default sql, any with a leader.
   */
  readonly engine?: string;
  /**
   * Name of the machine in the catalog: gives cores and price. Default: none, one core and no price.
   */
  readonly instance?: string;
  /**
   * Cores of one instance that serve requests at once. No unit. Default: of its `instance`, else 1, listed as an assumption.
   */
  readonly cores?: number;
  readonly speed?: Factor5;
  /**
   * Requests that may wait before the cores of one instance, those in service not counted; beyond it a request is refused, which is an error. No unit. Default: unlimited, listed as an assumption.
   */
  readonly queueLimit?: number;
  /**
   * fcfs: first come, first served; ps: the cores are shared equally among all present. Default fcfs, the convention of queueing theory.
   */
  readonly discipline?: "fcfs" | "ps";
  /**
   * How one of several instances is chosen. Default: as the load balancer before it says, else round-robin.
   */
  readonly balancing?: "round-robin" | "random" | "least-connections" | "two-choices" | "sticky";
  readonly price?: Price6;
  readonly read?: ServiceTime6;
  readonly write?: ServiceTime7;
  /**
   * Kinds of queries, by name.
   */
  readonly operations?: {
    readonly [k: string]: OperationOfADatabase;
  };
  readonly reads?: Ratio10;
  /**
   * Copies beside each primary. No unit. Default 0.
   */
  readonly replicas?: number;
  /**
   * Equal parts of the data, each with its own primary and replicas. No unit. Default 1.
   */
  readonly shards?: number;
  /**
   * Who answers reads. Default: replicas where there are any, else the primary.
   */
  readonly readFrom?: "replicas" | "all" | "primary";
  readonly apply?: DistributionOfATime8;
}
/**
 * Takes messages for its consumers. A caller waits until the message is acknowledged, never for the consumers.
 */
export interface Queue1 {
  /**
   * Message queue or log.
   */
  readonly kind?: "queue";
  /**
   * rabbitmq, kafka, sqs …: its publish latency comes from the catalog. Default rabbitmq.
   */
  readonly engine?: string;
  readonly consumers?: Calls10;
  readonly publish?: DistributionOfATime9;
  readonly price?: Price7;
}
/**
 * Blobs by key; takes any load.
 */
export interface ObjectStore1 {
  /**
   * S3 and the like.
   */
  readonly kind?: "object-store";
  readonly get?: DistributionOfATime10;
  readonly put?: DistributionOfATime11;
  readonly latency?: DistributionOfATime12;
  readonly price?: Price8;
}
/**
 * Somebody else's service, which takes any load.
 */
export interface ExternalService1 {
  /**
   * A third party.
   */
  readonly kind?: "external";
  readonly latency?: DistributionOfATime13;
  readonly price?: Price9;
}
