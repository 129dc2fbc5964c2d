import { lawAt } from "./distribution.ts";
import { report } from "./log.ts";
import { quantityAt } from "./read-quantity.ts";
import { isSet, missing, pathTo, type Reader, valueAt } from "./reader.ts";
import type { ClosedLoad } from "./types.ts";

const USERS = { atLeast: 1, atMost: 1e8, words: "from 1 to 100M" };
/** What says how much is asked, or how it varies, of requests that come whatever becomes of the earlier ones. */
const OPEN_KEYS = ["rate", "users", "requests", "peak", "profile", "burstiness"] as const;

/** Whether a workload is told by its users, who wait for an answer and think before they ask again. */
export const isClosed = (reader: Reader): boolean => ["concurrentUsers", "thinkTime"].some((key) => isSet(reader, key));

/** How many users there are at once, and how long they think; undefined: the file does not say, which was reported. */
export function readClosedLoad(id: string, reader: Reader): ClosedLoad | undefined {
  const { log } = reader;
  for (const key of OPEN_KEYS)
    if (isSet(reader, key)) {
      const message = `${id} has concurrentUsers and ${key}: how often its users ask follows from the answers`;
      const way = "keep concurrentUsers and thinkTime, or a rate";
      report(log, "conflicting-keys", pathTo(reader, key), message, way);
    }
  if (!isSet(reader, "concurrentUsers"))
    missing(reader, "concurrentUsers", `thinkTime of ${id} is that of its users`, "add concurrentUsers: 200");
  if (!isSet(reader, "thinkTime")) {
    const way = "add thinkTime: 10s, from an answer to the same user's next request; 0s if it asks again at once";
    missing(reader, "thinkTime", `concurrentUsers of ${id} need a thinkTime beside them`, way);
  }
  const users = quantityAt(reader, "concurrentUsers", "count", USERS);
  const thinkTime = lawAt(reader, "thinkTime");
  if (users !== undefined && !Number.isInteger(users)) {
    const message = `there is no part of a user: ${valueAt(reader, "concurrentUsers")} is not a whole number`;
    const way = `write ${Math.floor(users)} or ${Math.ceil(users)}`;
    return report(log, "not-whole", pathTo(reader, "concurrentUsers"), message, way);
  }
  return users === undefined || thinkTime === undefined ? undefined : { users, thinkTime };
}
