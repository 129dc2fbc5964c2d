// Generated from schemas/topology.schema.json by `npm run generate`; change the schema instead.
var __getOwnPropNames = Object.getOwnPropertyNames;
var __commonJS = (cb, mod) => function __require() {
  try {
    return mod || (0, cb[__getOwnPropNames(cb)[0]])((mod = { exports: {} }).exports, mod), mod.exports;
  } catch (e) {
    throw mod = 0, e;
  }
};

// node_modules/ajv/dist/runtime/ucs2length.js
var require_ucs2length = __commonJS({
  "node_modules/ajv/dist/runtime/ucs2length.js"(exports) {
    "use strict";
    Object.defineProperty(exports, "__esModule", { value: true });
    function ucs2length(str) {
      const len = str.length;
      let length = 0;
      let pos = 0;
      let value;
      while (pos < len) {
        length++;
        value = str.charCodeAt(pos++);
        if (value >= 55296 && value <= 56319 && pos < len) {
          value = str.charCodeAt(pos);
          if ((value & 64512) === 56320)
            pos++;
        }
      }
      return length;
    }
    exports.default = ucs2length;
    ucs2length.code = 'require("ajv/dist/runtime/ucs2length").default';
  }
});

// <stdin>
var validate = validate52;
var stdin_default = validate52;
var schema19 = { "$schema": "https://json-schema.org/draft/2020-12/schema", "$id": "urn:scale-plan:topology:1", "type": "object", "additionalProperties": false, "required": ["version", "workloads", "tiers"], "patternProperties": { "^x-": {} }, "properties": { "version": { "const": 1 }, "name": true, "workloads": { "type": "object", "propertyNames": { "pattern": "^[a-z][a-z0-9-]*$" }, "minProperties": 1, "additionalProperties": { "$ref": "#/$defs/workload" } }, "tiers": { "type": "object", "propertyNames": { "pattern": "^[a-z][a-z0-9-]*$" }, "minProperties": 1, "additionalProperties": { "$ref": "#/$defs/tier" } }, "budgets": { "$ref": "#/$defs/budgets" }, "scenarios": { "type": "object", "propertyNames": { "pattern": "^[a-z][a-z0-9-]*$" }, "additionalProperties": { "$ref": "#/$defs/scenario" } }, "survive": { "$ref": "#/$defs/survive" }, "accept": { "type": "object", "propertyNames": { "pattern": "^[a-z][a-z0-9-]*$" }, "additionalProperties": { "$ref": "#/$defs/acceptance" } }, "defaults": { "type": "object", "additionalProperties": false, "properties": { "dns": { "$ref": "#/$defs/dns" }, "cdn": { "$ref": "#/$defs/cdn" }, "load-balancer": { "$ref": "#/$defs/load-balancer" }, "service": { "$ref": "#/$defs/service" }, "worker": { "$ref": "#/$defs/worker" }, "cache": { "$ref": "#/$defs/cache" }, "database": { "$ref": "#/$defs/database" }, "queue": { "$ref": "#/$defs/queue" }, "object-store": { "$ref": "#/$defs/object-store" }, "external": { "$ref": "#/$defs/external" } } }, "network": true }, "$defs": { "acceptance": { "type": "object", "additionalProperties": false, "required": ["reason"], "properties": { "finding": { "type": "string" }, "budget": { "type": "string" }, "tier": { "type": "string" }, "scenario": { "type": "string" }, "reason": { "type": "string", "minLength": 1 }, "until": true, "worseThan": true } }, "budgets": { "type": "object", "additionalProperties": false, "properties": { "latency": { "type": "object", "additionalProperties": { "$ref": "#/$defs/latencyBudget" }, "minProperties": 1 }, "utilization": true, "headroom": true, "cost": true, "errors": true, "lag": true, "hitRatio": true } }, "cache": { "type": "object", "additionalProperties": false, "properties": { "kind": { "const": "cache" }, "engine": true, "instances": true, "instance": true, "cores": true, "speed": true, "threads": true, "pools": true, "queueLimit": true, "discipline": { "enum": ["fcfs", "ps"] }, "balancing": { "enum": ["round-robin", "random", "least-connections", "two-choices", "sticky"] }, "price": true, "hitRatio": true, "memory": true, "items": true, "itemSize": true, "popularity": { "$ref": "#/$defs/popularity" }, "ttl": true, "eviction": { "enum": ["lru", "lfu", "fifo", "random"] }, "keys": { "type": "object", "propertyNames": { "pattern": "^[a-z][a-z0-9-]*$" }, "minProperties": 1, "additionalProperties": { "$ref": "#/$defs/keySpace" } }, "miss": true, "fill": { "enum": ["aside", "through"] }, "serviceTime": true, "operations": { "type": "object", "additionalProperties": false, "minProperties": 1, "properties": { "get": { "$ref": "#/$defs/cacheOperation" }, "set": { "$ref": "#/$defs/cacheOperation" }, "delete": { "$ref": "#/$defs/cacheOperation" } } } }, "patternProperties": { "^x-": {} } }, "cacheOperation": { "type": "object", "additionalProperties": false, "properties": { "serviceTime": true, "delay": true }, "patternProperties": { "^x-": {} } }, "callMap": true, "callNode": true, "callSettings": true, "calls": true, "cdn": { "type": "object", "additionalProperties": false, "properties": { "kind": { "const": "cdn" }, "hitRatio": true, "memory": true, "items": true, "itemSize": true, "popularity": { "$ref": "#/$defs/popularity" }, "ttl": true, "eviction": { "enum": ["lru", "lfu", "fifo", "random"] }, "origin": true, "latency": true, "price": true, "calls": true }, "patternProperties": { "^x-": {} } }, "cost": true, "coefficient": true, "count": true, "data": { "type": "object", "additionalProperties": false, "minProperties": 1, "properties": { "items": true, "popularity": { "$ref": "#/$defs/popularity" } }, "patternProperties": { "^x-": {} } }, "database": { "type": "object", "additionalProperties": false, "properties": { "kind": { "const": "database" }, "engine": true, "instance": true, "cores": true, "speed": true, "threads": true, "connections": true, "contention": true, "coherency": true, "scaling": true, "queueLimit": true, "discipline": { "enum": ["fcfs", "ps"] }, "balancing": { "enum": ["round-robin", "random", "least-connections", "two-choices", "sticky"] }, "price": true, "read": true, "write": true, "operations": { "type": "object", "propertyNames": { "pattern": "^[a-z][a-z0-9-]*$" }, "minProperties": 1, "additionalProperties": { "$ref": "#/$defs/databaseOperation" } }, "reads": true, "replicas": true, "shards": true, "data": { "$ref": "#/$defs/data" }, "readFrom": { "enum": ["replicas", "all", "primary"] }, "apply": true }, "patternProperties": { "^x-": {} } }, "databaseOperation": { "type": "object", "additionalProperties": false, "properties": { "serviceTime": true, "delay": true, "access": { "enum": ["read", "write"] } }, "patternProperties": { "^x-": {} } }, "distribution": true, "dns": { "type": "object", "additionalProperties": false, "properties": { "kind": { "const": "dns" }, "ttl": true, "latency": true, "price": true, "calls": true }, "patternProperties": { "^x-": {} } }, "external": { "type": "object", "additionalProperties": false, "properties": { "kind": { "const": "external" }, "latency": true, "price": true }, "patternProperties": { "^x-": {} } }, "factor": true, "keySpace": { "type": "object", "additionalProperties": false, "properties": { "items": true, "itemSize": true, "popularity": { "$ref": "#/$defs/popularity" }, "ttl": true, "hitRatio": true, "miss": true }, "patternProperties": { "^x-": {} } }, "latencyBudget": { "type": "object", "additionalProperties": false, "properties": { "mean": true, "p50": true, "p90": true, "p95": true, "p99": true, "p999": true }, "minProperties": 1 }, "load-balancer": { "type": "object", "additionalProperties": false, "properties": { "kind": { "const": "load-balancer" }, "instances": true, "instance": true, "cores": true, "speed": true, "threads": true, "pools": true, "queueLimit": true, "discipline": { "enum": ["fcfs", "ps"] }, "balancing": { "enum": ["round-robin", "random", "least-connections", "two-choices", "sticky"] }, "price": true, "serviceTime": true, "routes": { "type": "object", "propertyNames": { "pattern": "^[a-z][a-z0-9-]*$" }, "additionalProperties": true, "minProperties": 1 }, "calls": true }, "patternProperties": { "^x-": {} } }, "object-store": { "type": "object", "additionalProperties": false, "properties": { "kind": { "const": "object-store" }, "get": true, "put": true, "latency": true, "price": true }, "patternProperties": { "^x-": {} } }, "operation": { "type": "object", "additionalProperties": false, "properties": { "serviceTime": true, "delay": true, "calls": true }, "patternProperties": { "^x-": {} } }, "pool": true, "poolSettings": true, "popularity": { "type": "object", "additionalProperties": false, "required": ["zipf"], "properties": { "zipf": true } }, "price": true, "queue": { "type": "object", "additionalProperties": false, "properties": { "kind": { "const": "queue" }, "engine": true, "consumers": true, "publish": true, "price": true }, "patternProperties": { "^x-": {} } }, "rate": true, "ratio": true, "ratioFloor": true, "ratioLimit": true, "scenario": { "type": "object", "additionalProperties": false, "properties": { "traffic": true, "lose": { "type": "object", "additionalProperties": true, "minProperties": 1 }, "cold": { "type": "object", "additionalProperties": true, "minProperties": 1 }, "slow": { "type": "object", "additionalProperties": true, "minProperties": 1 }, "set": true, "budgets": { "$ref": "#/$defs/budgets" } } }, "scaling": true, "service": { "type": "object", "additionalProperties": false, "properties": { "kind": { "const": "service" }, "instances": true, "instance": true, "cores": true, "speed": true, "threads": true, "pools": true, "contention": true, "coherency": true, "scaling": true, "queueLimit": true, "discipline": { "enum": ["fcfs", "ps"] }, "balancing": { "enum": ["round-robin", "random", "least-connections", "two-choices", "sticky"] }, "price": true, "operations": { "type": "object", "propertyNames": { "pattern": "^[a-z][a-z0-9-]*$" }, "minProperties": 1, "additionalProperties": { "$ref": "#/$defs/operation" } }, "serviceTime": true, "delay": true, "calls": true }, "patternProperties": { "^x-": {} } }, "serviceTime": true, "size": true, "survive": { "type": "object", "additionalProperties": false, "minProperties": 1, "properties": { "instance": { "const": "any" }, "tier": true } }, "target": true, "tier": { "type": "object", "required": ["kind"], "discriminator": { "propertyName": "kind" }, "oneOf": [{ "$ref": "#/$defs/dns" }, { "$ref": "#/$defs/cdn" }, { "$ref": "#/$defs/load-balancer" }, { "$ref": "#/$defs/service" }, { "$ref": "#/$defs/worker" }, { "$ref": "#/$defs/cache" }, { "$ref": "#/$defs/database" }, { "$ref": "#/$defs/queue" }, { "$ref": "#/$defs/object-store" }, { "$ref": "#/$defs/external" }] }, "time": true, "timeLimit": true, "times": true, "utilizationPoint": true, "worker": { "type": "object", "additionalProperties": false, "properties": { "kind": { "const": "worker" }, "instances": true, "instance": true, "cores": true, "speed": true, "threads": true, "pools": true, "contention": true, "coherency": true, "scaling": true, "queueLimit": true, "discipline": { "enum": ["fcfs", "ps"] }, "price": true, "operations": { "type": "object", "propertyNames": { "pattern": "^[a-z][a-z0-9-]*$" }, "minProperties": 1, "additionalProperties": { "$ref": "#/$defs/operation" } }, "serviceTime": true, "delay": true, "calls": true }, "patternProperties": { "^x-": {} } }, "workload": { "type": "object", "additionalProperties": false, "properties": { "rate": true, "users": true, "requests": true, "concurrentUsers": true, "thinkTime": true, "peak": true, "operation": true, "mix": { "type": "object", "propertyNames": { "pattern": "^[a-z][a-z0-9-]*$" }, "minProperties": 1, "additionalProperties": true }, "entry": true, "burstiness": true, "static": true }, "patternProperties": { "^x-": {} } } } };
var func1 = Object.prototype.hasOwnProperty;
var pattern3 = new RegExp("^x-", "u");
var pattern4 = new RegExp("^[a-z][a-z0-9-]*$", "u");
var schema20 = { "type": "object", "additionalProperties": false, "properties": { "rate": true, "users": true, "requests": true, "concurrentUsers": true, "thinkTime": true, "peak": true, "operation": true, "mix": { "type": "object", "propertyNames": { "pattern": "^[a-z][a-z0-9-]*$" }, "minProperties": 1, "additionalProperties": true }, "entry": true, "burstiness": true, "static": true }, "patternProperties": { "^x-": {} } };
function validate53(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate53.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    for (const key0 in data) {
      if (!(func1.call(schema20.properties, key0) || pattern3.test(key0))) {
        const err0 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } };
        if (vErrors === null) {
          vErrors = [err0];
        } else {
          vErrors.push(err0);
        }
        errors++;
      }
    }
    if (data.mix !== void 0) {
      let data0 = data.mix;
      if (data0 && typeof data0 == "object" && !Array.isArray(data0)) {
        if (Object.keys(data0).length < 1) {
          const err1 = { instancePath: instancePath + "/mix", schemaPath: "#/properties/mix/minProperties", keyword: "minProperties", params: { limit: 1 } };
          if (vErrors === null) {
            vErrors = [err1];
          } else {
            vErrors.push(err1);
          }
          errors++;
        }
        for (const key1 in data0) {
          const _errs4 = errors;
          if (typeof key1 === "string") {
            if (!pattern4.test(key1)) {
              const err2 = { instancePath: instancePath + "/mix", schemaPath: "#/properties/mix/propertyNames/pattern", keyword: "pattern", params: { pattern: "^[a-z][a-z0-9-]*$" }, propertyName: key1 };
              if (vErrors === null) {
                vErrors = [err2];
              } else {
                vErrors.push(err2);
              }
              errors++;
            }
          }
          var valid1 = _errs4 === errors;
          if (!valid1) {
            const err3 = { instancePath: instancePath + "/mix", schemaPath: "#/properties/mix/propertyNames", keyword: "propertyNames", params: { propertyName: key1 } };
            if (vErrors === null) {
              vErrors = [err3];
            } else {
              vErrors.push(err3);
            }
            errors++;
          }
        }
      } else {
        const err4 = { instancePath: instancePath + "/mix", schemaPath: "#/properties/mix/type", keyword: "type", params: { type: "object" } };
        if (vErrors === null) {
          vErrors = [err4];
        } else {
          vErrors.push(err4);
        }
        errors++;
      }
    }
  } else {
    const err5 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } };
    if (vErrors === null) {
      vErrors = [err5];
    } else {
      vErrors.push(err5);
    }
    errors++;
  }
  validate53.errors = vErrors;
  return errors === 0;
}
validate53.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
function validate56(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate56.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    for (const key0 in data) {
      if (!(key0 === "kind" || key0 === "ttl" || key0 === "latency" || key0 === "price" || key0 === "calls" || pattern3.test(key0))) {
        const err0 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } };
        if (vErrors === null) {
          vErrors = [err0];
        } else {
          vErrors.push(err0);
        }
        errors++;
      }
    }
    if (data.kind !== void 0) {
      if ("dns" !== data.kind) {
        const err1 = { instancePath: instancePath + "/kind", schemaPath: "#/properties/kind/const", keyword: "const", params: { allowedValue: "dns" } };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
    }
  } else {
    const err2 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } };
    if (vErrors === null) {
      vErrors = [err2];
    } else {
      vErrors.push(err2);
    }
    errors++;
  }
  validate56.errors = vErrors;
  return errors === 0;
}
validate56.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
var schema23 = { "type": "object", "additionalProperties": false, "properties": { "kind": { "const": "cdn" }, "hitRatio": true, "memory": true, "items": true, "itemSize": true, "popularity": { "$ref": "#/$defs/popularity" }, "ttl": true, "eviction": { "enum": ["lru", "lfu", "fifo", "random"] }, "origin": true, "latency": true, "price": true, "calls": true }, "patternProperties": { "^x-": {} } };
function validate58(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate58.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.zipf === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "zipf" } };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!(key0 === "zipf")) {
        const err1 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
    }
  } else {
    const err2 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } };
    if (vErrors === null) {
      vErrors = [err2];
    } else {
      vErrors.push(err2);
    }
    errors++;
  }
  validate58.errors = vErrors;
  return errors === 0;
}
validate58.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
function validate57(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate57.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    for (const key0 in data) {
      if (!(func1.call(schema23.properties, key0) || pattern3.test(key0))) {
        const err0 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } };
        if (vErrors === null) {
          vErrors = [err0];
        } else {
          vErrors.push(err0);
        }
        errors++;
      }
    }
    if (data.kind !== void 0) {
      if ("cdn" !== data.kind) {
        const err1 = { instancePath: instancePath + "/kind", schemaPath: "#/properties/kind/const", keyword: "const", params: { allowedValue: "cdn" } };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
    }
    if (data.popularity !== void 0) {
      if (!validate58(data.popularity, { instancePath: instancePath + "/popularity", parentData: data, parentDataProperty: "popularity", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate58.errors : vErrors.concat(validate58.errors);
        errors = vErrors.length;
      }
    }
    if (data.eviction !== void 0) {
      let data2 = data.eviction;
      if (!(data2 === "lru" || data2 === "lfu" || data2 === "fifo" || data2 === "random")) {
        const err2 = { instancePath: instancePath + "/eviction", schemaPath: "#/properties/eviction/enum", keyword: "enum", params: { allowedValues: schema23.properties.eviction.enum } };
        if (vErrors === null) {
          vErrors = [err2];
        } else {
          vErrors.push(err2);
        }
        errors++;
      }
    }
  } else {
    const err3 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } };
    if (vErrors === null) {
      vErrors = [err3];
    } else {
      vErrors.push(err3);
    }
    errors++;
  }
  validate57.errors = vErrors;
  return errors === 0;
}
validate57.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
var schema25 = { "type": "object", "additionalProperties": false, "properties": { "kind": { "const": "load-balancer" }, "instances": true, "instance": true, "cores": true, "speed": true, "threads": true, "pools": true, "queueLimit": true, "discipline": { "enum": ["fcfs", "ps"] }, "balancing": { "enum": ["round-robin", "random", "least-connections", "two-choices", "sticky"] }, "price": true, "serviceTime": true, "routes": { "type": "object", "propertyNames": { "pattern": "^[a-z][a-z0-9-]*$" }, "additionalProperties": true, "minProperties": 1 }, "calls": true }, "patternProperties": { "^x-": {} } };
function validate60(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate60.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    for (const key0 in data) {
      if (!(func1.call(schema25.properties, key0) || pattern3.test(key0))) {
        const err0 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } };
        if (vErrors === null) {
          vErrors = [err0];
        } else {
          vErrors.push(err0);
        }
        errors++;
      }
    }
    if (data.kind !== void 0) {
      if ("load-balancer" !== data.kind) {
        const err1 = { instancePath: instancePath + "/kind", schemaPath: "#/properties/kind/const", keyword: "const", params: { allowedValue: "load-balancer" } };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
    }
    if (data.discipline !== void 0) {
      let data1 = data.discipline;
      if (!(data1 === "fcfs" || data1 === "ps")) {
        const err2 = { instancePath: instancePath + "/discipline", schemaPath: "#/properties/discipline/enum", keyword: "enum", params: { allowedValues: schema25.properties.discipline.enum } };
        if (vErrors === null) {
          vErrors = [err2];
        } else {
          vErrors.push(err2);
        }
        errors++;
      }
    }
    if (data.balancing !== void 0) {
      let data2 = data.balancing;
      if (!(data2 === "round-robin" || data2 === "random" || data2 === "least-connections" || data2 === "two-choices" || data2 === "sticky")) {
        const err3 = { instancePath: instancePath + "/balancing", schemaPath: "#/properties/balancing/enum", keyword: "enum", params: { allowedValues: schema25.properties.balancing.enum } };
        if (vErrors === null) {
          vErrors = [err3];
        } else {
          vErrors.push(err3);
        }
        errors++;
      }
    }
    if (data.routes !== void 0) {
      let data3 = data.routes;
      if (data3 && typeof data3 == "object" && !Array.isArray(data3)) {
        if (Object.keys(data3).length < 1) {
          const err4 = { instancePath: instancePath + "/routes", schemaPath: "#/properties/routes/minProperties", keyword: "minProperties", params: { limit: 1 } };
          if (vErrors === null) {
            vErrors = [err4];
          } else {
            vErrors.push(err4);
          }
          errors++;
        }
        for (const key1 in data3) {
          const _errs7 = errors;
          if (typeof key1 === "string") {
            if (!pattern4.test(key1)) {
              const err5 = { instancePath: instancePath + "/routes", schemaPath: "#/properties/routes/propertyNames/pattern", keyword: "pattern", params: { pattern: "^[a-z][a-z0-9-]*$" }, propertyName: key1 };
              if (vErrors === null) {
                vErrors = [err5];
              } else {
                vErrors.push(err5);
              }
              errors++;
            }
          }
          var valid1 = _errs7 === errors;
          if (!valid1) {
            const err6 = { instancePath: instancePath + "/routes", schemaPath: "#/properties/routes/propertyNames", keyword: "propertyNames", params: { propertyName: key1 } };
            if (vErrors === null) {
              vErrors = [err6];
            } else {
              vErrors.push(err6);
            }
            errors++;
          }
        }
      } else {
        const err7 = { instancePath: instancePath + "/routes", schemaPath: "#/properties/routes/type", keyword: "type", params: { type: "object" } };
        if (vErrors === null) {
          vErrors = [err7];
        } else {
          vErrors.push(err7);
        }
        errors++;
      }
    }
  } else {
    const err8 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } };
    if (vErrors === null) {
      vErrors = [err8];
    } else {
      vErrors.push(err8);
    }
    errors++;
  }
  validate60.errors = vErrors;
  return errors === 0;
}
validate60.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
var schema26 = { "type": "object", "additionalProperties": false, "properties": { "kind": { "const": "service" }, "instances": true, "instance": true, "cores": true, "speed": true, "threads": true, "pools": true, "contention": true, "coherency": true, "scaling": true, "queueLimit": true, "discipline": { "enum": ["fcfs", "ps"] }, "balancing": { "enum": ["round-robin", "random", "least-connections", "two-choices", "sticky"] }, "price": true, "operations": { "type": "object", "propertyNames": { "pattern": "^[a-z][a-z0-9-]*$" }, "minProperties": 1, "additionalProperties": { "$ref": "#/$defs/operation" } }, "serviceTime": true, "delay": true, "calls": true }, "patternProperties": { "^x-": {} } };
function validate62(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate62.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    for (const key0 in data) {
      if (!(key0 === "serviceTime" || key0 === "delay" || key0 === "calls" || pattern3.test(key0))) {
        const err0 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } };
        if (vErrors === null) {
          vErrors = [err0];
        } else {
          vErrors.push(err0);
        }
        errors++;
      }
    }
  } else {
    const err1 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } };
    if (vErrors === null) {
      vErrors = [err1];
    } else {
      vErrors.push(err1);
    }
    errors++;
  }
  validate62.errors = vErrors;
  return errors === 0;
}
validate62.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
function validate61(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate61.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    for (const key0 in data) {
      if (!(func1.call(schema26.properties, key0) || pattern3.test(key0))) {
        const err0 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } };
        if (vErrors === null) {
          vErrors = [err0];
        } else {
          vErrors.push(err0);
        }
        errors++;
      }
    }
    if (data.kind !== void 0) {
      if ("service" !== data.kind) {
        const err1 = { instancePath: instancePath + "/kind", schemaPath: "#/properties/kind/const", keyword: "const", params: { allowedValue: "service" } };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
    }
    if (data.discipline !== void 0) {
      let data1 = data.discipline;
      if (!(data1 === "fcfs" || data1 === "ps")) {
        const err2 = { instancePath: instancePath + "/discipline", schemaPath: "#/properties/discipline/enum", keyword: "enum", params: { allowedValues: schema26.properties.discipline.enum } };
        if (vErrors === null) {
          vErrors = [err2];
        } else {
          vErrors.push(err2);
        }
        errors++;
      }
    }
    if (data.balancing !== void 0) {
      let data2 = data.balancing;
      if (!(data2 === "round-robin" || data2 === "random" || data2 === "least-connections" || data2 === "two-choices" || data2 === "sticky")) {
        const err3 = { instancePath: instancePath + "/balancing", schemaPath: "#/properties/balancing/enum", keyword: "enum", params: { allowedValues: schema26.properties.balancing.enum } };
        if (vErrors === null) {
          vErrors = [err3];
        } else {
          vErrors.push(err3);
        }
        errors++;
      }
    }
    if (data.operations !== void 0) {
      let data3 = data.operations;
      if (data3 && typeof data3 == "object" && !Array.isArray(data3)) {
        if (Object.keys(data3).length < 1) {
          const err4 = { instancePath: instancePath + "/operations", schemaPath: "#/properties/operations/minProperties", keyword: "minProperties", params: { limit: 1 } };
          if (vErrors === null) {
            vErrors = [err4];
          } else {
            vErrors.push(err4);
          }
          errors++;
        }
        for (const key1 in data3) {
          const _errs7 = errors;
          if (typeof key1 === "string") {
            if (!pattern4.test(key1)) {
              const err5 = { instancePath: instancePath + "/operations", schemaPath: "#/properties/operations/propertyNames/pattern", keyword: "pattern", params: { pattern: "^[a-z][a-z0-9-]*$" }, propertyName: key1 };
              if (vErrors === null) {
                vErrors = [err5];
              } else {
                vErrors.push(err5);
              }
              errors++;
            }
          }
          var valid1 = _errs7 === errors;
          if (!valid1) {
            const err6 = { instancePath: instancePath + "/operations", schemaPath: "#/properties/operations/propertyNames", keyword: "propertyNames", params: { propertyName: key1 } };
            if (vErrors === null) {
              vErrors = [err6];
            } else {
              vErrors.push(err6);
            }
            errors++;
          }
        }
        for (const key2 in data3) {
          if (!validate62(data3[key2], { instancePath: instancePath + "/operations/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"), parentData: data3, parentDataProperty: key2, rootData, dynamicAnchors })) {
            vErrors = vErrors === null ? validate62.errors : vErrors.concat(validate62.errors);
            errors = vErrors.length;
          }
        }
      } else {
        const err7 = { instancePath: instancePath + "/operations", schemaPath: "#/properties/operations/type", keyword: "type", params: { type: "object" } };
        if (vErrors === null) {
          vErrors = [err7];
        } else {
          vErrors.push(err7);
        }
        errors++;
      }
    }
  } else {
    const err8 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } };
    if (vErrors === null) {
      vErrors = [err8];
    } else {
      vErrors.push(err8);
    }
    errors++;
  }
  validate61.errors = vErrors;
  return errors === 0;
}
validate61.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
var schema28 = { "type": "object", "additionalProperties": false, "properties": { "kind": { "const": "worker" }, "instances": true, "instance": true, "cores": true, "speed": true, "threads": true, "pools": true, "contention": true, "coherency": true, "scaling": true, "queueLimit": true, "discipline": { "enum": ["fcfs", "ps"] }, "price": true, "operations": { "type": "object", "propertyNames": { "pattern": "^[a-z][a-z0-9-]*$" }, "minProperties": 1, "additionalProperties": { "$ref": "#/$defs/operation" } }, "serviceTime": true, "delay": true, "calls": true }, "patternProperties": { "^x-": {} } };
function validate64(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate64.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    for (const key0 in data) {
      if (!(func1.call(schema28.properties, key0) || pattern3.test(key0))) {
        const err0 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } };
        if (vErrors === null) {
          vErrors = [err0];
        } else {
          vErrors.push(err0);
        }
        errors++;
      }
    }
    if (data.kind !== void 0) {
      if ("worker" !== data.kind) {
        const err1 = { instancePath: instancePath + "/kind", schemaPath: "#/properties/kind/const", keyword: "const", params: { allowedValue: "worker" } };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
    }
    if (data.discipline !== void 0) {
      let data1 = data.discipline;
      if (!(data1 === "fcfs" || data1 === "ps")) {
        const err2 = { instancePath: instancePath + "/discipline", schemaPath: "#/properties/discipline/enum", keyword: "enum", params: { allowedValues: schema28.properties.discipline.enum } };
        if (vErrors === null) {
          vErrors = [err2];
        } else {
          vErrors.push(err2);
        }
        errors++;
      }
    }
    if (data.operations !== void 0) {
      let data2 = data.operations;
      if (data2 && typeof data2 == "object" && !Array.isArray(data2)) {
        if (Object.keys(data2).length < 1) {
          const err3 = { instancePath: instancePath + "/operations", schemaPath: "#/properties/operations/minProperties", keyword: "minProperties", params: { limit: 1 } };
          if (vErrors === null) {
            vErrors = [err3];
          } else {
            vErrors.push(err3);
          }
          errors++;
        }
        for (const key1 in data2) {
          const _errs6 = errors;
          if (typeof key1 === "string") {
            if (!pattern4.test(key1)) {
              const err4 = { instancePath: instancePath + "/operations", schemaPath: "#/properties/operations/propertyNames/pattern", keyword: "pattern", params: { pattern: "^[a-z][a-z0-9-]*$" }, propertyName: key1 };
              if (vErrors === null) {
                vErrors = [err4];
              } else {
                vErrors.push(err4);
              }
              errors++;
            }
          }
          var valid1 = _errs6 === errors;
          if (!valid1) {
            const err5 = { instancePath: instancePath + "/operations", schemaPath: "#/properties/operations/propertyNames", keyword: "propertyNames", params: { propertyName: key1 } };
            if (vErrors === null) {
              vErrors = [err5];
            } else {
              vErrors.push(err5);
            }
            errors++;
          }
        }
        for (const key2 in data2) {
          if (!validate62(data2[key2], { instancePath: instancePath + "/operations/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"), parentData: data2, parentDataProperty: key2, rootData, dynamicAnchors })) {
            vErrors = vErrors === null ? validate62.errors : vErrors.concat(validate62.errors);
            errors = vErrors.length;
          }
        }
      } else {
        const err6 = { instancePath: instancePath + "/operations", schemaPath: "#/properties/operations/type", keyword: "type", params: { type: "object" } };
        if (vErrors === null) {
          vErrors = [err6];
        } else {
          vErrors.push(err6);
        }
        errors++;
      }
    }
  } else {
    const err7 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } };
    if (vErrors === null) {
      vErrors = [err7];
    } else {
      vErrors.push(err7);
    }
    errors++;
  }
  validate64.errors = vErrors;
  return errors === 0;
}
validate64.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
var schema29 = { "type": "object", "additionalProperties": false, "properties": { "kind": { "const": "cache" }, "engine": true, "instances": true, "instance": true, "cores": true, "speed": true, "threads": true, "pools": true, "queueLimit": true, "discipline": { "enum": ["fcfs", "ps"] }, "balancing": { "enum": ["round-robin", "random", "least-connections", "two-choices", "sticky"] }, "price": true, "hitRatio": true, "memory": true, "items": true, "itemSize": true, "popularity": { "$ref": "#/$defs/popularity" }, "ttl": true, "eviction": { "enum": ["lru", "lfu", "fifo", "random"] }, "keys": { "type": "object", "propertyNames": { "pattern": "^[a-z][a-z0-9-]*$" }, "minProperties": 1, "additionalProperties": { "$ref": "#/$defs/keySpace" } }, "miss": true, "fill": { "enum": ["aside", "through"] }, "serviceTime": true, "operations": { "type": "object", "additionalProperties": false, "minProperties": 1, "properties": { "get": { "$ref": "#/$defs/cacheOperation" }, "set": { "$ref": "#/$defs/cacheOperation" }, "delete": { "$ref": "#/$defs/cacheOperation" } } } }, "patternProperties": { "^x-": {} } };
function validate68(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate68.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    for (const key0 in data) {
      if (!(key0 === "items" || key0 === "itemSize" || key0 === "popularity" || key0 === "ttl" || key0 === "hitRatio" || key0 === "miss" || pattern3.test(key0))) {
        const err0 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } };
        if (vErrors === null) {
          vErrors = [err0];
        } else {
          vErrors.push(err0);
        }
        errors++;
      }
    }
    if (data.popularity !== void 0) {
      if (!validate58(data.popularity, { instancePath: instancePath + "/popularity", parentData: data, parentDataProperty: "popularity", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate58.errors : vErrors.concat(validate58.errors);
        errors = vErrors.length;
      }
    }
  } else {
    const err1 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } };
    if (vErrors === null) {
      vErrors = [err1];
    } else {
      vErrors.push(err1);
    }
    errors++;
  }
  validate68.errors = vErrors;
  return errors === 0;
}
validate68.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
function validate71(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate71.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    for (const key0 in data) {
      if (!(key0 === "serviceTime" || key0 === "delay" || pattern3.test(key0))) {
        const err0 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } };
        if (vErrors === null) {
          vErrors = [err0];
        } else {
          vErrors.push(err0);
        }
        errors++;
      }
    }
  } else {
    const err1 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } };
    if (vErrors === null) {
      vErrors = [err1];
    } else {
      vErrors.push(err1);
    }
    errors++;
  }
  validate71.errors = vErrors;
  return errors === 0;
}
validate71.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
function validate66(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate66.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    for (const key0 in data) {
      if (!(func1.call(schema29.properties, key0) || pattern3.test(key0))) {
        const err0 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } };
        if (vErrors === null) {
          vErrors = [err0];
        } else {
          vErrors.push(err0);
        }
        errors++;
      }
    }
    if (data.kind !== void 0) {
      if ("cache" !== data.kind) {
        const err1 = { instancePath: instancePath + "/kind", schemaPath: "#/properties/kind/const", keyword: "const", params: { allowedValue: "cache" } };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
    }
    if (data.discipline !== void 0) {
      let data1 = data.discipline;
      if (!(data1 === "fcfs" || data1 === "ps")) {
        const err2 = { instancePath: instancePath + "/discipline", schemaPath: "#/properties/discipline/enum", keyword: "enum", params: { allowedValues: schema29.properties.discipline.enum } };
        if (vErrors === null) {
          vErrors = [err2];
        } else {
          vErrors.push(err2);
        }
        errors++;
      }
    }
    if (data.balancing !== void 0) {
      let data2 = data.balancing;
      if (!(data2 === "round-robin" || data2 === "random" || data2 === "least-connections" || data2 === "two-choices" || data2 === "sticky")) {
        const err3 = { instancePath: instancePath + "/balancing", schemaPath: "#/properties/balancing/enum", keyword: "enum", params: { allowedValues: schema29.properties.balancing.enum } };
        if (vErrors === null) {
          vErrors = [err3];
        } else {
          vErrors.push(err3);
        }
        errors++;
      }
    }
    if (data.popularity !== void 0) {
      if (!validate58(data.popularity, { instancePath: instancePath + "/popularity", parentData: data, parentDataProperty: "popularity", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate58.errors : vErrors.concat(validate58.errors);
        errors = vErrors.length;
      }
    }
    if (data.eviction !== void 0) {
      let data4 = data.eviction;
      if (!(data4 === "lru" || data4 === "lfu" || data4 === "fifo" || data4 === "random")) {
        const err4 = { instancePath: instancePath + "/eviction", schemaPath: "#/properties/eviction/enum", keyword: "enum", params: { allowedValues: schema29.properties.eviction.enum } };
        if (vErrors === null) {
          vErrors = [err4];
        } else {
          vErrors.push(err4);
        }
        errors++;
      }
    }
    if (data.keys !== void 0) {
      let data5 = data.keys;
      if (data5 && typeof data5 == "object" && !Array.isArray(data5)) {
        if (Object.keys(data5).length < 1) {
          const err5 = { instancePath: instancePath + "/keys", schemaPath: "#/properties/keys/minProperties", keyword: "minProperties", params: { limit: 1 } };
          if (vErrors === null) {
            vErrors = [err5];
          } else {
            vErrors.push(err5);
          }
          errors++;
        }
        for (const key1 in data5) {
          const _errs9 = errors;
          if (typeof key1 === "string") {
            if (!pattern4.test(key1)) {
              const err6 = { instancePath: instancePath + "/keys", schemaPath: "#/properties/keys/propertyNames/pattern", keyword: "pattern", params: { pattern: "^[a-z][a-z0-9-]*$" }, propertyName: key1 };
              if (vErrors === null) {
                vErrors = [err6];
              } else {
                vErrors.push(err6);
              }
              errors++;
            }
          }
          var valid1 = _errs9 === errors;
          if (!valid1) {
            const err7 = { instancePath: instancePath + "/keys", schemaPath: "#/properties/keys/propertyNames", keyword: "propertyNames", params: { propertyName: key1 } };
            if (vErrors === null) {
              vErrors = [err7];
            } else {
              vErrors.push(err7);
            }
            errors++;
          }
        }
        for (const key2 in data5) {
          if (!validate68(data5[key2], { instancePath: instancePath + "/keys/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"), parentData: data5, parentDataProperty: key2, rootData, dynamicAnchors })) {
            vErrors = vErrors === null ? validate68.errors : vErrors.concat(validate68.errors);
            errors = vErrors.length;
          }
        }
      } else {
        const err8 = { instancePath: instancePath + "/keys", schemaPath: "#/properties/keys/type", keyword: "type", params: { type: "object" } };
        if (vErrors === null) {
          vErrors = [err8];
        } else {
          vErrors.push(err8);
        }
        errors++;
      }
    }
    if (data.fill !== void 0) {
      let data7 = data.fill;
      if (!(data7 === "aside" || data7 === "through")) {
        const err9 = { instancePath: instancePath + "/fill", schemaPath: "#/properties/fill/enum", keyword: "enum", params: { allowedValues: schema29.properties.fill.enum } };
        if (vErrors === null) {
          vErrors = [err9];
        } else {
          vErrors.push(err9);
        }
        errors++;
      }
    }
    if (data.operations !== void 0) {
      let data8 = data.operations;
      if (data8 && typeof data8 == "object" && !Array.isArray(data8)) {
        if (Object.keys(data8).length < 1) {
          const err10 = { instancePath: instancePath + "/operations", schemaPath: "#/properties/operations/minProperties", keyword: "minProperties", params: { limit: 1 } };
          if (vErrors === null) {
            vErrors = [err10];
          } else {
            vErrors.push(err10);
          }
          errors++;
        }
        for (const key3 in data8) {
          if (!(key3 === "get" || key3 === "set" || key3 === "delete")) {
            const err11 = { instancePath: instancePath + "/operations", schemaPath: "#/properties/operations/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key3 } };
            if (vErrors === null) {
              vErrors = [err11];
            } else {
              vErrors.push(err11);
            }
            errors++;
          }
        }
        if (data8.get !== void 0) {
          if (!validate71(data8.get, { instancePath: instancePath + "/operations/get", parentData: data8, parentDataProperty: "get", rootData, dynamicAnchors })) {
            vErrors = vErrors === null ? validate71.errors : vErrors.concat(validate71.errors);
            errors = vErrors.length;
          }
        }
        if (data8.set !== void 0) {
          if (!validate71(data8.set, { instancePath: instancePath + "/operations/set", parentData: data8, parentDataProperty: "set", rootData, dynamicAnchors })) {
            vErrors = vErrors === null ? validate71.errors : vErrors.concat(validate71.errors);
            errors = vErrors.length;
          }
        }
        if (data8.delete !== void 0) {
          if (!validate71(data8.delete, { instancePath: instancePath + "/operations/delete", parentData: data8, parentDataProperty: "delete", rootData, dynamicAnchors })) {
            vErrors = vErrors === null ? validate71.errors : vErrors.concat(validate71.errors);
            errors = vErrors.length;
          }
        }
      } else {
        const err12 = { instancePath: instancePath + "/operations", schemaPath: "#/properties/operations/type", keyword: "type", params: { type: "object" } };
        if (vErrors === null) {
          vErrors = [err12];
        } else {
          vErrors.push(err12);
        }
        errors++;
      }
    }
  } else {
    const err13 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } };
    if (vErrors === null) {
      vErrors = [err13];
    } else {
      vErrors.push(err13);
    }
    errors++;
  }
  validate66.errors = vErrors;
  return errors === 0;
}
validate66.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
var schema32 = { "type": "object", "additionalProperties": false, "properties": { "kind": { "const": "database" }, "engine": true, "instance": true, "cores": true, "speed": true, "threads": true, "connections": true, "contention": true, "coherency": true, "scaling": true, "queueLimit": true, "discipline": { "enum": ["fcfs", "ps"] }, "balancing": { "enum": ["round-robin", "random", "least-connections", "two-choices", "sticky"] }, "price": true, "read": true, "write": true, "operations": { "type": "object", "propertyNames": { "pattern": "^[a-z][a-z0-9-]*$" }, "minProperties": 1, "additionalProperties": { "$ref": "#/$defs/databaseOperation" } }, "reads": true, "replicas": true, "shards": true, "data": { "$ref": "#/$defs/data" }, "readFrom": { "enum": ["replicas", "all", "primary"] }, "apply": true }, "patternProperties": { "^x-": {} } };
var schema33 = { "type": "object", "additionalProperties": false, "properties": { "serviceTime": true, "delay": true, "access": { "enum": ["read", "write"] } }, "patternProperties": { "^x-": {} } };
function validate76(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate76.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    for (const key0 in data) {
      if (!(key0 === "serviceTime" || key0 === "delay" || key0 === "access" || pattern3.test(key0))) {
        const err0 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } };
        if (vErrors === null) {
          vErrors = [err0];
        } else {
          vErrors.push(err0);
        }
        errors++;
      }
    }
    if (data.access !== void 0) {
      let data0 = data.access;
      if (!(data0 === "read" || data0 === "write")) {
        const err1 = { instancePath: instancePath + "/access", schemaPath: "#/properties/access/enum", keyword: "enum", params: { allowedValues: schema33.properties.access.enum } };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
    }
  } else {
    const err2 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } };
    if (vErrors === null) {
      vErrors = [err2];
    } else {
      vErrors.push(err2);
    }
    errors++;
  }
  validate76.errors = vErrors;
  return errors === 0;
}
validate76.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
function validate78(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate78.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (Object.keys(data).length < 1) {
      const err0 = { instancePath, schemaPath: "#/minProperties", keyword: "minProperties", params: { limit: 1 } };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!(key0 === "items" || key0 === "popularity" || pattern3.test(key0))) {
        const err1 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
    }
    if (data.popularity !== void 0) {
      if (!validate58(data.popularity, { instancePath: instancePath + "/popularity", parentData: data, parentDataProperty: "popularity", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate58.errors : vErrors.concat(validate58.errors);
        errors = vErrors.length;
      }
    }
  } else {
    const err2 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } };
    if (vErrors === null) {
      vErrors = [err2];
    } else {
      vErrors.push(err2);
    }
    errors++;
  }
  validate78.errors = vErrors;
  return errors === 0;
}
validate78.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
function validate75(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate75.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    for (const key0 in data) {
      if (!(func1.call(schema32.properties, key0) || pattern3.test(key0))) {
        const err0 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } };
        if (vErrors === null) {
          vErrors = [err0];
        } else {
          vErrors.push(err0);
        }
        errors++;
      }
    }
    if (data.kind !== void 0) {
      if ("database" !== data.kind) {
        const err1 = { instancePath: instancePath + "/kind", schemaPath: "#/properties/kind/const", keyword: "const", params: { allowedValue: "database" } };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
    }
    if (data.discipline !== void 0) {
      let data1 = data.discipline;
      if (!(data1 === "fcfs" || data1 === "ps")) {
        const err2 = { instancePath: instancePath + "/discipline", schemaPath: "#/properties/discipline/enum", keyword: "enum", params: { allowedValues: schema32.properties.discipline.enum } };
        if (vErrors === null) {
          vErrors = [err2];
        } else {
          vErrors.push(err2);
        }
        errors++;
      }
    }
    if (data.balancing !== void 0) {
      let data2 = data.balancing;
      if (!(data2 === "round-robin" || data2 === "random" || data2 === "least-connections" || data2 === "two-choices" || data2 === "sticky")) {
        const err3 = { instancePath: instancePath + "/balancing", schemaPath: "#/properties/balancing/enum", keyword: "enum", params: { allowedValues: schema32.properties.balancing.enum } };
        if (vErrors === null) {
          vErrors = [err3];
        } else {
          vErrors.push(err3);
        }
        errors++;
      }
    }
    if (data.operations !== void 0) {
      let data3 = data.operations;
      if (data3 && typeof data3 == "object" && !Array.isArray(data3)) {
        if (Object.keys(data3).length < 1) {
          const err4 = { instancePath: instancePath + "/operations", schemaPath: "#/properties/operations/minProperties", keyword: "minProperties", params: { limit: 1 } };
          if (vErrors === null) {
            vErrors = [err4];
          } else {
            vErrors.push(err4);
          }
          errors++;
        }
        for (const key1 in data3) {
          const _errs7 = errors;
          if (typeof key1 === "string") {
            if (!pattern4.test(key1)) {
              const err5 = { instancePath: instancePath + "/operations", schemaPath: "#/properties/operations/propertyNames/pattern", keyword: "pattern", params: { pattern: "^[a-z][a-z0-9-]*$" }, propertyName: key1 };
              if (vErrors === null) {
                vErrors = [err5];
              } else {
                vErrors.push(err5);
              }
              errors++;
            }
          }
          var valid1 = _errs7 === errors;
          if (!valid1) {
            const err6 = { instancePath: instancePath + "/operations", schemaPath: "#/properties/operations/propertyNames", keyword: "propertyNames", params: { propertyName: key1 } };
            if (vErrors === null) {
              vErrors = [err6];
            } else {
              vErrors.push(err6);
            }
            errors++;
          }
        }
        for (const key2 in data3) {
          if (!validate76(data3[key2], { instancePath: instancePath + "/operations/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"), parentData: data3, parentDataProperty: key2, rootData, dynamicAnchors })) {
            vErrors = vErrors === null ? validate76.errors : vErrors.concat(validate76.errors);
            errors = vErrors.length;
          }
        }
      } else {
        const err7 = { instancePath: instancePath + "/operations", schemaPath: "#/properties/operations/type", keyword: "type", params: { type: "object" } };
        if (vErrors === null) {
          vErrors = [err7];
        } else {
          vErrors.push(err7);
        }
        errors++;
      }
    }
    if (data.data !== void 0) {
      if (!validate78(data.data, { instancePath: instancePath + "/data", parentData: data, parentDataProperty: "data", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate78.errors : vErrors.concat(validate78.errors);
        errors = vErrors.length;
      }
    }
    if (data.readFrom !== void 0) {
      let data6 = data.readFrom;
      if (!(data6 === "replicas" || data6 === "all" || data6 === "primary")) {
        const err8 = { instancePath: instancePath + "/readFrom", schemaPath: "#/properties/readFrom/enum", keyword: "enum", params: { allowedValues: schema32.properties.readFrom.enum } };
        if (vErrors === null) {
          vErrors = [err8];
        } else {
          vErrors.push(err8);
        }
        errors++;
      }
    }
  } else {
    const err9 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } };
    if (vErrors === null) {
      vErrors = [err9];
    } else {
      vErrors.push(err9);
    }
    errors++;
  }
  validate75.errors = vErrors;
  return errors === 0;
}
validate75.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
function validate81(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate81.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    for (const key0 in data) {
      if (!(key0 === "kind" || key0 === "engine" || key0 === "consumers" || key0 === "publish" || key0 === "price" || pattern3.test(key0))) {
        const err0 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } };
        if (vErrors === null) {
          vErrors = [err0];
        } else {
          vErrors.push(err0);
        }
        errors++;
      }
    }
    if (data.kind !== void 0) {
      if ("queue" !== data.kind) {
        const err1 = { instancePath: instancePath + "/kind", schemaPath: "#/properties/kind/const", keyword: "const", params: { allowedValue: "queue" } };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
    }
  } else {
    const err2 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } };
    if (vErrors === null) {
      vErrors = [err2];
    } else {
      vErrors.push(err2);
    }
    errors++;
  }
  validate81.errors = vErrors;
  return errors === 0;
}
validate81.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
function validate82(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate82.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    for (const key0 in data) {
      if (!(key0 === "kind" || key0 === "get" || key0 === "put" || key0 === "latency" || key0 === "price" || pattern3.test(key0))) {
        const err0 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } };
        if (vErrors === null) {
          vErrors = [err0];
        } else {
          vErrors.push(err0);
        }
        errors++;
      }
    }
    if (data.kind !== void 0) {
      if ("object-store" !== data.kind) {
        const err1 = { instancePath: instancePath + "/kind", schemaPath: "#/properties/kind/const", keyword: "const", params: { allowedValue: "object-store" } };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
    }
  } else {
    const err2 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } };
    if (vErrors === null) {
      vErrors = [err2];
    } else {
      vErrors.push(err2);
    }
    errors++;
  }
  validate82.errors = vErrors;
  return errors === 0;
}
validate82.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
function validate83(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate83.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    for (const key0 in data) {
      if (!(key0 === "kind" || key0 === "latency" || key0 === "price" || pattern3.test(key0))) {
        const err0 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } };
        if (vErrors === null) {
          vErrors = [err0];
        } else {
          vErrors.push(err0);
        }
        errors++;
      }
    }
    if (data.kind !== void 0) {
      if ("external" !== data.kind) {
        const err1 = { instancePath: instancePath + "/kind", schemaPath: "#/properties/kind/const", keyword: "const", params: { allowedValue: "external" } };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
    }
  } else {
    const err2 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } };
    if (vErrors === null) {
      vErrors = [err2];
    } else {
      vErrors.push(err2);
    }
    errors++;
  }
  validate83.errors = vErrors;
  return errors === 0;
}
validate83.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
function validate55(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate55.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.kind === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "kind" } };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    const tag0 = data.kind;
    if (typeof tag0 == "string") {
      if (tag0 === "dns") {
        if (!validate56(data, { instancePath, parentData, parentDataProperty, rootData, dynamicAnchors })) {
          vErrors = vErrors === null ? validate56.errors : vErrors.concat(validate56.errors);
          errors = vErrors.length;
        }
        var props0 = true;
      } else if (tag0 === "cdn") {
        if (!validate57(data, { instancePath, parentData, parentDataProperty, rootData, dynamicAnchors })) {
          vErrors = vErrors === null ? validate57.errors : vErrors.concat(validate57.errors);
          errors = vErrors.length;
        }
        if (props0 !== true) {
          props0 = true;
        }
      } else if (tag0 === "load-balancer") {
        if (!validate60(data, { instancePath, parentData, parentDataProperty, rootData, dynamicAnchors })) {
          vErrors = vErrors === null ? validate60.errors : vErrors.concat(validate60.errors);
          errors = vErrors.length;
        }
        if (props0 !== true) {
          props0 = true;
        }
      } else if (tag0 === "service") {
        if (!validate61(data, { instancePath, parentData, parentDataProperty, rootData, dynamicAnchors })) {
          vErrors = vErrors === null ? validate61.errors : vErrors.concat(validate61.errors);
          errors = vErrors.length;
        }
        if (props0 !== true) {
          props0 = true;
        }
      } else if (tag0 === "worker") {
        if (!validate64(data, { instancePath, parentData, parentDataProperty, rootData, dynamicAnchors })) {
          vErrors = vErrors === null ? validate64.errors : vErrors.concat(validate64.errors);
          errors = vErrors.length;
        }
        if (props0 !== true) {
          props0 = true;
        }
      } else if (tag0 === "cache") {
        if (!validate66(data, { instancePath, parentData, parentDataProperty, rootData, dynamicAnchors })) {
          vErrors = vErrors === null ? validate66.errors : vErrors.concat(validate66.errors);
          errors = vErrors.length;
        }
        if (props0 !== true) {
          props0 = true;
        }
      } else if (tag0 === "database") {
        if (!validate75(data, { instancePath, parentData, parentDataProperty, rootData, dynamicAnchors })) {
          vErrors = vErrors === null ? validate75.errors : vErrors.concat(validate75.errors);
          errors = vErrors.length;
        }
        if (props0 !== true) {
          props0 = true;
        }
      } else if (tag0 === "queue") {
        if (!validate81(data, { instancePath, parentData, parentDataProperty, rootData, dynamicAnchors })) {
          vErrors = vErrors === null ? validate81.errors : vErrors.concat(validate81.errors);
          errors = vErrors.length;
        }
        if (props0 !== true) {
          props0 = true;
        }
      } else if (tag0 === "object-store") {
        if (!validate82(data, { instancePath, parentData, parentDataProperty, rootData, dynamicAnchors })) {
          vErrors = vErrors === null ? validate82.errors : vErrors.concat(validate82.errors);
          errors = vErrors.length;
        }
        if (props0 !== true) {
          props0 = true;
        }
      } else if (tag0 === "external") {
        if (!validate83(data, { instancePath, parentData, parentDataProperty, rootData, dynamicAnchors })) {
          vErrors = vErrors === null ? validate83.errors : vErrors.concat(validate83.errors);
          errors = vErrors.length;
        }
        if (props0 !== true) {
          props0 = true;
        }
      } else {
        const err1 = { instancePath, schemaPath: "#/discriminator", keyword: "discriminator", params: { error: "mapping", tag: "kind", tagValue: tag0 } };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
    } else {
      const err2 = { instancePath, schemaPath: "#/discriminator", keyword: "discriminator", params: { error: "tag", tag: "kind", tagValue: tag0 } };
      if (vErrors === null) {
        vErrors = [err2];
      } else {
        vErrors.push(err2);
      }
      errors++;
    }
  } else {
    const err3 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } };
    if (vErrors === null) {
      vErrors = [err3];
    } else {
      vErrors.push(err3);
    }
    errors++;
  }
  validate55.errors = vErrors;
  evaluated0.props = props0;
  return errors === 0;
}
validate55.evaluated = { "dynamicProps": true, "dynamicItems": false };
function validate96(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate96.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (Object.keys(data).length < 1) {
      const err0 = { instancePath, schemaPath: "#/minProperties", keyword: "minProperties", params: { limit: 1 } };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!(key0 === "mean" || key0 === "p50" || key0 === "p90" || key0 === "p95" || key0 === "p99" || key0 === "p999")) {
        const err1 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
    }
  } else {
    const err2 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } };
    if (vErrors === null) {
      vErrors = [err2];
    } else {
      vErrors.push(err2);
    }
    errors++;
  }
  validate96.errors = vErrors;
  return errors === 0;
}
validate96.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
function validate95(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate95.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    for (const key0 in data) {
      if (!(key0 === "latency" || key0 === "utilization" || key0 === "headroom" || key0 === "cost" || key0 === "errors" || key0 === "lag" || key0 === "hitRatio")) {
        const err0 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } };
        if (vErrors === null) {
          vErrors = [err0];
        } else {
          vErrors.push(err0);
        }
        errors++;
      }
    }
    if (data.latency !== void 0) {
      let data0 = data.latency;
      if (data0 && typeof data0 == "object" && !Array.isArray(data0)) {
        if (Object.keys(data0).length < 1) {
          const err1 = { instancePath: instancePath + "/latency", schemaPath: "#/properties/latency/minProperties", keyword: "minProperties", params: { limit: 1 } };
          if (vErrors === null) {
            vErrors = [err1];
          } else {
            vErrors.push(err1);
          }
          errors++;
        }
        for (const key1 in data0) {
          if (!validate96(data0[key1], { instancePath: instancePath + "/latency/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"), parentData: data0, parentDataProperty: key1, rootData, dynamicAnchors })) {
            vErrors = vErrors === null ? validate96.errors : vErrors.concat(validate96.errors);
            errors = vErrors.length;
          }
        }
      } else {
        const err2 = { instancePath: instancePath + "/latency", schemaPath: "#/properties/latency/type", keyword: "type", params: { type: "object" } };
        if (vErrors === null) {
          vErrors = [err2];
        } else {
          vErrors.push(err2);
        }
        errors++;
      }
    }
  } else {
    const err3 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } };
    if (vErrors === null) {
      vErrors = [err3];
    } else {
      vErrors.push(err3);
    }
    errors++;
  }
  validate95.errors = vErrors;
  return errors === 0;
}
validate95.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
function validate99(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate99.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    for (const key0 in data) {
      if (!(key0 === "traffic" || key0 === "lose" || key0 === "cold" || key0 === "slow" || key0 === "set" || key0 === "budgets")) {
        const err0 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } };
        if (vErrors === null) {
          vErrors = [err0];
        } else {
          vErrors.push(err0);
        }
        errors++;
      }
    }
    if (data.lose !== void 0) {
      let data0 = data.lose;
      if (data0 && typeof data0 == "object" && !Array.isArray(data0)) {
        if (Object.keys(data0).length < 1) {
          const err1 = { instancePath: instancePath + "/lose", schemaPath: "#/properties/lose/minProperties", keyword: "minProperties", params: { limit: 1 } };
          if (vErrors === null) {
            vErrors = [err1];
          } else {
            vErrors.push(err1);
          }
          errors++;
        }
      } else {
        const err2 = { instancePath: instancePath + "/lose", schemaPath: "#/properties/lose/type", keyword: "type", params: { type: "object" } };
        if (vErrors === null) {
          vErrors = [err2];
        } else {
          vErrors.push(err2);
        }
        errors++;
      }
    }
    if (data.cold !== void 0) {
      let data1 = data.cold;
      if (data1 && typeof data1 == "object" && !Array.isArray(data1)) {
        if (Object.keys(data1).length < 1) {
          const err3 = { instancePath: instancePath + "/cold", schemaPath: "#/properties/cold/minProperties", keyword: "minProperties", params: { limit: 1 } };
          if (vErrors === null) {
            vErrors = [err3];
          } else {
            vErrors.push(err3);
          }
          errors++;
        }
      } else {
        const err4 = { instancePath: instancePath + "/cold", schemaPath: "#/properties/cold/type", keyword: "type", params: { type: "object" } };
        if (vErrors === null) {
          vErrors = [err4];
        } else {
          vErrors.push(err4);
        }
        errors++;
      }
    }
    if (data.slow !== void 0) {
      let data2 = data.slow;
      if (data2 && typeof data2 == "object" && !Array.isArray(data2)) {
        if (Object.keys(data2).length < 1) {
          const err5 = { instancePath: instancePath + "/slow", schemaPath: "#/properties/slow/minProperties", keyword: "minProperties", params: { limit: 1 } };
          if (vErrors === null) {
            vErrors = [err5];
          } else {
            vErrors.push(err5);
          }
          errors++;
        }
      } else {
        const err6 = { instancePath: instancePath + "/slow", schemaPath: "#/properties/slow/type", keyword: "type", params: { type: "object" } };
        if (vErrors === null) {
          vErrors = [err6];
        } else {
          vErrors.push(err6);
        }
        errors++;
      }
    }
    if (data.budgets !== void 0) {
      if (!validate95(data.budgets, { instancePath: instancePath + "/budgets", parentData: data, parentDataProperty: "budgets", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate95.errors : vErrors.concat(validate95.errors);
        errors = vErrors.length;
      }
    }
  } else {
    const err7 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } };
    if (vErrors === null) {
      vErrors = [err7];
    } else {
      vErrors.push(err7);
    }
    errors++;
  }
  validate99.errors = vErrors;
  return errors === 0;
}
validate99.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
function validate102(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate102.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (Object.keys(data).length < 1) {
      const err0 = { instancePath, schemaPath: "#/minProperties", keyword: "minProperties", params: { limit: 1 } };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!(key0 === "instance" || key0 === "tier")) {
        const err1 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
    }
    if (data.instance !== void 0) {
      if ("any" !== data.instance) {
        const err2 = { instancePath: instancePath + "/instance", schemaPath: "#/properties/instance/const", keyword: "const", params: { allowedValue: "any" } };
        if (vErrors === null) {
          vErrors = [err2];
        } else {
          vErrors.push(err2);
        }
        errors++;
      }
    }
  } else {
    const err3 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } };
    if (vErrors === null) {
      vErrors = [err3];
    } else {
      vErrors.push(err3);
    }
    errors++;
  }
  validate102.errors = vErrors;
  return errors === 0;
}
validate102.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
var func9 = require_ucs2length().default;
function validate104(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate104.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.reason === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "reason" } };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!(key0 === "finding" || key0 === "budget" || key0 === "tier" || key0 === "scenario" || key0 === "reason" || key0 === "until" || key0 === "worseThan")) {
        const err1 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
    }
    if (data.finding !== void 0) {
      if (typeof data.finding !== "string") {
        const err2 = { instancePath: instancePath + "/finding", schemaPath: "#/properties/finding/type", keyword: "type", params: { type: "string" } };
        if (vErrors === null) {
          vErrors = [err2];
        } else {
          vErrors.push(err2);
        }
        errors++;
      }
    }
    if (data.budget !== void 0) {
      if (typeof data.budget !== "string") {
        const err3 = { instancePath: instancePath + "/budget", schemaPath: "#/properties/budget/type", keyword: "type", params: { type: "string" } };
        if (vErrors === null) {
          vErrors = [err3];
        } else {
          vErrors.push(err3);
        }
        errors++;
      }
    }
    if (data.tier !== void 0) {
      if (typeof data.tier !== "string") {
        const err4 = { instancePath: instancePath + "/tier", schemaPath: "#/properties/tier/type", keyword: "type", params: { type: "string" } };
        if (vErrors === null) {
          vErrors = [err4];
        } else {
          vErrors.push(err4);
        }
        errors++;
      }
    }
    if (data.scenario !== void 0) {
      if (typeof data.scenario !== "string") {
        const err5 = { instancePath: instancePath + "/scenario", schemaPath: "#/properties/scenario/type", keyword: "type", params: { type: "string" } };
        if (vErrors === null) {
          vErrors = [err5];
        } else {
          vErrors.push(err5);
        }
        errors++;
      }
    }
    if (data.reason !== void 0) {
      let data4 = data.reason;
      if (typeof data4 === "string") {
        if (func9(data4) < 1) {
          const err6 = { instancePath: instancePath + "/reason", schemaPath: "#/properties/reason/minLength", keyword: "minLength", params: { limit: 1 } };
          if (vErrors === null) {
            vErrors = [err6];
          } else {
            vErrors.push(err6);
          }
          errors++;
        }
      } else {
        const err7 = { instancePath: instancePath + "/reason", schemaPath: "#/properties/reason/type", keyword: "type", params: { type: "string" } };
        if (vErrors === null) {
          vErrors = [err7];
        } else {
          vErrors.push(err7);
        }
        errors++;
      }
    }
  } else {
    const err8 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } };
    if (vErrors === null) {
      vErrors = [err8];
    } else {
      vErrors.push(err8);
    }
    errors++;
  }
  validate104.errors = vErrors;
  return errors === 0;
}
validate104.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
function validate52(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  ;
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate52.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.version === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "version" } };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.workloads === void 0) {
      const err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "workloads" } };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
    if (data.tiers === void 0) {
      const err2 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "tiers" } };
      if (vErrors === null) {
        vErrors = [err2];
      } else {
        vErrors.push(err2);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!(func1.call(schema19.properties, key0) || pattern3.test(key0))) {
        const err3 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } };
        if (vErrors === null) {
          vErrors = [err3];
        } else {
          vErrors.push(err3);
        }
        errors++;
      }
    }
    if (data.version !== void 0) {
      if (1 !== data.version) {
        const err4 = { instancePath: instancePath + "/version", schemaPath: "#/properties/version/const", keyword: "const", params: { allowedValue: 1 } };
        if (vErrors === null) {
          vErrors = [err4];
        } else {
          vErrors.push(err4);
        }
        errors++;
      }
    }
    if (data.workloads !== void 0) {
      let data1 = data.workloads;
      if (data1 && typeof data1 == "object" && !Array.isArray(data1)) {
        if (Object.keys(data1).length < 1) {
          const err5 = { instancePath: instancePath + "/workloads", schemaPath: "#/properties/workloads/minProperties", keyword: "minProperties", params: { limit: 1 } };
          if (vErrors === null) {
            vErrors = [err5];
          } else {
            vErrors.push(err5);
          }
          errors++;
        }
        for (const key1 in data1) {
          const _errs5 = errors;
          if (typeof key1 === "string") {
            if (!pattern4.test(key1)) {
              const err6 = { instancePath: instancePath + "/workloads", schemaPath: "#/properties/workloads/propertyNames/pattern", keyword: "pattern", params: { pattern: "^[a-z][a-z0-9-]*$" }, propertyName: key1 };
              if (vErrors === null) {
                vErrors = [err6];
              } else {
                vErrors.push(err6);
              }
              errors++;
            }
          }
          var valid1 = _errs5 === errors;
          if (!valid1) {
            const err7 = { instancePath: instancePath + "/workloads", schemaPath: "#/properties/workloads/propertyNames", keyword: "propertyNames", params: { propertyName: key1 } };
            if (vErrors === null) {
              vErrors = [err7];
            } else {
              vErrors.push(err7);
            }
            errors++;
          }
        }
        for (const key2 in data1) {
          if (!validate53(data1[key2], { instancePath: instancePath + "/workloads/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"), parentData: data1, parentDataProperty: key2, rootData, dynamicAnchors })) {
            vErrors = vErrors === null ? validate53.errors : vErrors.concat(validate53.errors);
            errors = vErrors.length;
          }
        }
      } else {
        const err8 = { instancePath: instancePath + "/workloads", schemaPath: "#/properties/workloads/type", keyword: "type", params: { type: "object" } };
        if (vErrors === null) {
          vErrors = [err8];
        } else {
          vErrors.push(err8);
        }
        errors++;
      }
    }
    if (data.tiers !== void 0) {
      let data3 = data.tiers;
      if (data3 && typeof data3 == "object" && !Array.isArray(data3)) {
        if (Object.keys(data3).length < 1) {
          const err9 = { instancePath: instancePath + "/tiers", schemaPath: "#/properties/tiers/minProperties", keyword: "minProperties", params: { limit: 1 } };
          if (vErrors === null) {
            vErrors = [err9];
          } else {
            vErrors.push(err9);
          }
          errors++;
        }
        for (const key3 in data3) {
          const _errs10 = errors;
          if (typeof key3 === "string") {
            if (!pattern4.test(key3)) {
              const err10 = { instancePath: instancePath + "/tiers", schemaPath: "#/properties/tiers/propertyNames/pattern", keyword: "pattern", params: { pattern: "^[a-z][a-z0-9-]*$" }, propertyName: key3 };
              if (vErrors === null) {
                vErrors = [err10];
              } else {
                vErrors.push(err10);
              }
              errors++;
            }
          }
          var valid3 = _errs10 === errors;
          if (!valid3) {
            const err11 = { instancePath: instancePath + "/tiers", schemaPath: "#/properties/tiers/propertyNames", keyword: "propertyNames", params: { propertyName: key3 } };
            if (vErrors === null) {
              vErrors = [err11];
            } else {
              vErrors.push(err11);
            }
            errors++;
          }
        }
        for (const key4 in data3) {
          if (!validate55(data3[key4], { instancePath: instancePath + "/tiers/" + key4.replace(/~/g, "~0").replace(/\//g, "~1"), parentData: data3, parentDataProperty: key4, rootData, dynamicAnchors })) {
            vErrors = vErrors === null ? validate55.errors : vErrors.concat(validate55.errors);
            errors = vErrors.length;
          }
        }
      } else {
        const err12 = { instancePath: instancePath + "/tiers", schemaPath: "#/properties/tiers/type", keyword: "type", params: { type: "object" } };
        if (vErrors === null) {
          vErrors = [err12];
        } else {
          vErrors.push(err12);
        }
        errors++;
      }
    }
    if (data.budgets !== void 0) {
      if (!validate95(data.budgets, { instancePath: instancePath + "/budgets", parentData: data, parentDataProperty: "budgets", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate95.errors : vErrors.concat(validate95.errors);
        errors = vErrors.length;
      }
    }
    if (data.scenarios !== void 0) {
      let data6 = data.scenarios;
      if (data6 && typeof data6 == "object" && !Array.isArray(data6)) {
        for (const key5 in data6) {
          const _errs16 = errors;
          if (typeof key5 === "string") {
            if (!pattern4.test(key5)) {
              const err13 = { instancePath: instancePath + "/scenarios", schemaPath: "#/properties/scenarios/propertyNames/pattern", keyword: "pattern", params: { pattern: "^[a-z][a-z0-9-]*$" }, propertyName: key5 };
              if (vErrors === null) {
                vErrors = [err13];
              } else {
                vErrors.push(err13);
              }
              errors++;
            }
          }
          var valid5 = _errs16 === errors;
          if (!valid5) {
            const err14 = { instancePath: instancePath + "/scenarios", schemaPath: "#/properties/scenarios/propertyNames", keyword: "propertyNames", params: { propertyName: key5 } };
            if (vErrors === null) {
              vErrors = [err14];
            } else {
              vErrors.push(err14);
            }
            errors++;
          }
        }
        for (const key6 in data6) {
          if (!validate99(data6[key6], { instancePath: instancePath + "/scenarios/" + key6.replace(/~/g, "~0").replace(/\//g, "~1"), parentData: data6, parentDataProperty: key6, rootData, dynamicAnchors })) {
            vErrors = vErrors === null ? validate99.errors : vErrors.concat(validate99.errors);
            errors = vErrors.length;
          }
        }
      } else {
        const err15 = { instancePath: instancePath + "/scenarios", schemaPath: "#/properties/scenarios/type", keyword: "type", params: { type: "object" } };
        if (vErrors === null) {
          vErrors = [err15];
        } else {
          vErrors.push(err15);
        }
        errors++;
      }
    }
    if (data.survive !== void 0) {
      if (!validate102(data.survive, { instancePath: instancePath + "/survive", parentData: data, parentDataProperty: "survive", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate102.errors : vErrors.concat(validate102.errors);
        errors = vErrors.length;
      }
    }
    if (data.accept !== void 0) {
      let data9 = data.accept;
      if (data9 && typeof data9 == "object" && !Array.isArray(data9)) {
        for (const key7 in data9) {
          const _errs22 = errors;
          if (typeof key7 === "string") {
            if (!pattern4.test(key7)) {
              const err16 = { instancePath: instancePath + "/accept", schemaPath: "#/properties/accept/propertyNames/pattern", keyword: "pattern", params: { pattern: "^[a-z][a-z0-9-]*$" }, propertyName: key7 };
              if (vErrors === null) {
                vErrors = [err16];
              } else {
                vErrors.push(err16);
              }
              errors++;
            }
          }
          var valid7 = _errs22 === errors;
          if (!valid7) {
            const err17 = { instancePath: instancePath + "/accept", schemaPath: "#/properties/accept/propertyNames", keyword: "propertyNames", params: { propertyName: key7 } };
            if (vErrors === null) {
              vErrors = [err17];
            } else {
              vErrors.push(err17);
            }
            errors++;
          }
        }
        for (const key8 in data9) {
          if (!validate104(data9[key8], { instancePath: instancePath + "/accept/" + key8.replace(/~/g, "~0").replace(/\//g, "~1"), parentData: data9, parentDataProperty: key8, rootData, dynamicAnchors })) {
            vErrors = vErrors === null ? validate104.errors : vErrors.concat(validate104.errors);
            errors = vErrors.length;
          }
        }
      } else {
        const err18 = { instancePath: instancePath + "/accept", schemaPath: "#/properties/accept/type", keyword: "type", params: { type: "object" } };
        if (vErrors === null) {
          vErrors = [err18];
        } else {
          vErrors.push(err18);
        }
        errors++;
      }
    }
    if (data.defaults !== void 0) {
      let data11 = data.defaults;
      if (data11 && typeof data11 == "object" && !Array.isArray(data11)) {
        for (const key9 in data11) {
          if (!func1.call(schema19.properties.defaults.properties, key9)) {
            const err19 = { instancePath: instancePath + "/defaults", schemaPath: "#/properties/defaults/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key9 } };
            if (vErrors === null) {
              vErrors = [err19];
            } else {
              vErrors.push(err19);
            }
            errors++;
          }
        }
        if (data11.dns !== void 0) {
          if (!validate56(data11.dns, { instancePath: instancePath + "/defaults/dns", parentData: data11, parentDataProperty: "dns", rootData, dynamicAnchors })) {
            vErrors = vErrors === null ? validate56.errors : vErrors.concat(validate56.errors);
            errors = vErrors.length;
          }
        }
        if (data11.cdn !== void 0) {
          if (!validate57(data11.cdn, { instancePath: instancePath + "/defaults/cdn", parentData: data11, parentDataProperty: "cdn", rootData, dynamicAnchors })) {
            vErrors = vErrors === null ? validate57.errors : vErrors.concat(validate57.errors);
            errors = vErrors.length;
          }
        }
        if (data11["load-balancer"] !== void 0) {
          if (!validate60(data11["load-balancer"], { instancePath: instancePath + "/defaults/load-balancer", parentData: data11, parentDataProperty: "load-balancer", rootData, dynamicAnchors })) {
            vErrors = vErrors === null ? validate60.errors : vErrors.concat(validate60.errors);
            errors = vErrors.length;
          }
        }
        if (data11.service !== void 0) {
          if (!validate61(data11.service, { instancePath: instancePath + "/defaults/service", parentData: data11, parentDataProperty: "service", rootData, dynamicAnchors })) {
            vErrors = vErrors === null ? validate61.errors : vErrors.concat(validate61.errors);
            errors = vErrors.length;
          }
        }
        if (data11.worker !== void 0) {
          if (!validate64(data11.worker, { instancePath: instancePath + "/defaults/worker", parentData: data11, parentDataProperty: "worker", rootData, dynamicAnchors })) {
            vErrors = vErrors === null ? validate64.errors : vErrors.concat(validate64.errors);
            errors = vErrors.length;
          }
        }
        if (data11.cache !== void 0) {
          if (!validate66(data11.cache, { instancePath: instancePath + "/defaults/cache", parentData: data11, parentDataProperty: "cache", rootData, dynamicAnchors })) {
            vErrors = vErrors === null ? validate66.errors : vErrors.concat(validate66.errors);
            errors = vErrors.length;
          }
        }
        if (data11.database !== void 0) {
          if (!validate75(data11.database, { instancePath: instancePath + "/defaults/database", parentData: data11, parentDataProperty: "database", rootData, dynamicAnchors })) {
            vErrors = vErrors === null ? validate75.errors : vErrors.concat(validate75.errors);
            errors = vErrors.length;
          }
        }
        if (data11.queue !== void 0) {
          if (!validate81(data11.queue, { instancePath: instancePath + "/defaults/queue", parentData: data11, parentDataProperty: "queue", rootData, dynamicAnchors })) {
            vErrors = vErrors === null ? validate81.errors : vErrors.concat(validate81.errors);
            errors = vErrors.length;
          }
        }
        if (data11["object-store"] !== void 0) {
          if (!validate82(data11["object-store"], { instancePath: instancePath + "/defaults/object-store", parentData: data11, parentDataProperty: "object-store", rootData, dynamicAnchors })) {
            vErrors = vErrors === null ? validate82.errors : vErrors.concat(validate82.errors);
            errors = vErrors.length;
          }
        }
        if (data11.external !== void 0) {
          if (!validate83(data11.external, { instancePath: instancePath + "/defaults/external", parentData: data11, parentDataProperty: "external", rootData, dynamicAnchors })) {
            vErrors = vErrors === null ? validate83.errors : vErrors.concat(validate83.errors);
            errors = vErrors.length;
          }
        }
      } else {
        const err20 = { instancePath: instancePath + "/defaults", schemaPath: "#/properties/defaults/type", keyword: "type", params: { type: "object" } };
        if (vErrors === null) {
          vErrors = [err20];
        } else {
          vErrors.push(err20);
        }
        errors++;
      }
    }
  } else {
    const err21 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } };
    if (vErrors === null) {
      vErrors = [err21];
    } else {
      vErrors.push(err21);
    }
    errors++;
  }
  validate52.errors = vErrors;
  return errors === 0;
}
validate52.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
export {
  stdin_default as default,
  validate
};
