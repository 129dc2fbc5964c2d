// Generated from schemas/topology.schema.json by `npm run generate`; change the schema instead.

/** Definition of the schema → its keys, in the schema's order. */
export const schemaKeys: Readonly<Record<string, readonly string[]>> = {
  "file": ["version","name","workloads","tiers","budgets","defaults","network"],
  "defaults": ["dns","cdn","load-balancer","service","worker","cache","database","queue","object-store","external"],
  "budgets": ["latency","utilization","headroom","cost","errors"],
  "cache": ["kind","engine","instances","instance","cores","speed","threads","pools","queueLimit","discipline","balancing","price","hitRatio","memory","items","itemSize","popularity","ttl","eviction","keys","miss","fill","serviceTime","operations"],
  "cacheOperation": ["serviceTime","delay"],
  "callSettings": ["times","share","only","async","parallel","fresh","timeout","retries","backoff","cancel","onFailure"],
  "cdn": ["kind","hitRatio","memory","items","itemSize","popularity","ttl","eviction","origin","latency","price","calls"],
  "data": ["items","popularity"],
  "database": ["kind","engine","instance","cores","speed","threads","connections","queueLimit","discipline","balancing","price","read","write","operations","reads","replicas","shards","data","readFrom","apply"],
  "databaseOperation": ["serviceTime","delay","access"],
  "dns": ["kind","ttl","latency","price","calls"],
  "external": ["kind","latency","price"],
  "keySpace": ["items","itemSize","popularity","ttl","hitRatio","miss"],
  "latencyBudget": ["mean","p50","p90","p95","p99","p999"],
  "load-balancer": ["kind","instances","instance","cores","speed","threads","pools","queueLimit","discipline","balancing","price","serviceTime","routes","calls"],
  "object-store": ["kind","get","put","latency","price"],
  "operation": ["serviceTime","delay","calls"],
  "poolSettings": ["size","hold"],
  "popularity": ["zipf"],
  "queue": ["kind","engine","consumers","publish","price"],
  "service": ["kind","instances","instance","cores","speed","threads","pools","queueLimit","discipline","balancing","price","operations","serviceTime","delay","calls"],
  "utilizationPoint": ["utilization","at","cores"],
  "worker": ["kind","instances","instance","cores","speed","threads","pools","queueLimit","discipline","price","operations","serviceTime","delay","calls"],
  "workload": ["rate","users","requests","concurrentUsers","thinkTime","peak","operation","mix","entry","burstiness","static"],
};
