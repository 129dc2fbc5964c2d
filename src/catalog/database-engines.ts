/** How an engine keeps its copies alike. */
export interface DatabaseEngine {
  /** leader: one primary takes all writes. leaderless: any node does (planned, and refused until then). */
  readonly replication: "leader" | "leaderless";
}

const leader: DatabaseEngine = { replication: "leader" };
const leaderless: DatabaseEngine = { replication: "leaderless" };

/** `sql` is any engine with a leader. */
export const databaseEngines: ReadonlyMap<string, DatabaseEngine> = new Map([
  ["sql", leader],
  ["postgresql", leader],
  ["mysql", leader],
  ["mariadb", leader],
  ["aurora", leader],
  ["oracle", leader],
  ["sql-server", leader],
  ["sqlite", leader],
  ["mongodb", leader],
  ["neo4j", leader],
  ["cassandra", leaderless],
  ["scylladb", leaderless],
  ["dynamodb", leaderless],
  ["couchdb", leaderless],
  ["hbase", leaderless],
  ["riak", leaderless],
  ["cockroachdb", leaderless],
  ["yugabytedb", leaderless],
]);
