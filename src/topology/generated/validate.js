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
var schema19 = { "$schema": "https://json-schema.org/draft/2020-12/schema", "$id": "urn:scale-plan:topology:1", "type": "object", "additionalProperties": false, "required": ["version", "workloads", "tiers"], "patternProperties": { "^x-": {} }, "properties": { "version": { "const": 1 }, "name": { "type": "string", "minLength": 1, "maxLength": 200 }, "workloads": { "type": "object", "propertyNames": { "pattern": "^[a-z][a-z0-9-]*$" }, "minProperties": 1, "additionalProperties": { "$ref": "#/$defs/workload" } }, "tiers": { "type": "object", "propertyNames": { "pattern": "^[a-z][a-z0-9-]*$" }, "minProperties": 1, "additionalProperties": { "$ref": "#/$defs/tier" } }, "budgets": { "$ref": "#/$defs/budgets" }, "defaults": { "type": "object", "additionalProperties": false, "properties": { "dns": { "$ref": "#/$defs/dns" }, "cdn": { "$ref": "#/$defs/cdn" }, "load-balancer": { "$ref": "#/$defs/load-balancer" }, "service": { "$ref": "#/$defs/service" }, "worker": { "$ref": "#/$defs/worker" }, "cache": { "$ref": "#/$defs/cache" }, "database": { "$ref": "#/$defs/database" }, "queue": { "$ref": "#/$defs/queue" }, "object-store": { "$ref": "#/$defs/object-store" }, "external": { "$ref": "#/$defs/external" } } }, "network": { "$ref": "#/$defs/distribution" } }, "$defs": { "budgets": { "type": "object", "additionalProperties": false, "properties": { "latency": { "type": "object", "additionalProperties": { "$ref": "#/$defs/latencyBudget" }, "minProperties": 1 }, "utilization": true, "headroom": true, "cost": true, "errors": true } }, "cache": { "type": "object", "additionalProperties": false, "properties": { "kind": { "const": "cache" }, "engine": { "type": "string" }, "instances": { "type": "integer", "minimum": 1, "maximum": 1e6 }, "instance": { "type": "string" }, "cores": { "type": "number", "exclusiveMinimum": 0, "maximum": 1e6 }, "speed": { "$ref": "#/$defs/factor" }, "queueLimit": { "type": "integer", "minimum": 0, "maximum": 1e9 }, "discipline": { "enum": ["fcfs", "ps"] }, "balancing": { "enum": ["round-robin", "random", "least-connections", "two-choices", "sticky"] }, "price": { "$ref": "#/$defs/price" }, "hitRatio": { "$ref": "#/$defs/ratio" }, "miss": { "$ref": "#/$defs/calls" }, "fill": { "enum": ["aside", "through"] }, "serviceTime": { "$ref": "#/$defs/serviceTime" }, "operations": { "type": "object", "additionalProperties": false, "minProperties": 1, "properties": { "get": { "$ref": "#/$defs/cacheOperation" }, "set": { "$ref": "#/$defs/cacheOperation" }, "delete": { "$ref": "#/$defs/cacheOperation" } } } }, "patternProperties": { "^x-": {} } }, "cacheOperation": { "type": "object", "additionalProperties": false, "properties": { "serviceTime": { "$ref": "#/$defs/serviceTime" }, "delay": { "$ref": "#/$defs/distribution" } }, "patternProperties": { "^x-": {} } }, "callMap": true, "callNode": true, "callSettings": true, "calls": true, "cdn": { "type": "object", "additionalProperties": false, "properties": { "kind": { "const": "cdn" }, "hitRatio": { "$ref": "#/$defs/ratio" }, "origin": { "$ref": "#/$defs/calls" }, "latency": { "$ref": "#/$defs/distribution" }, "price": { "$ref": "#/$defs/price" }, "calls": { "$ref": "#/$defs/calls" } }, "patternProperties": { "^x-": {} } }, "cost": true, "count": true, "database": { "type": "object", "additionalProperties": false, "properties": { "kind": { "const": "database" }, "engine": { "type": "string" }, "instance": { "type": "string" }, "cores": { "type": "number", "exclusiveMinimum": 0, "maximum": 1e6 }, "speed": { "$ref": "#/$defs/factor" }, "queueLimit": { "type": "integer", "minimum": 0, "maximum": 1e9 }, "discipline": { "enum": ["fcfs", "ps"] }, "balancing": { "enum": ["round-robin", "random", "least-connections", "two-choices", "sticky"] }, "price": { "$ref": "#/$defs/price" }, "read": { "$ref": "#/$defs/serviceTime" }, "write": { "$ref": "#/$defs/serviceTime" }, "operations": { "type": "object", "propertyNames": { "pattern": "^[a-z][a-z0-9-]*$" }, "minProperties": 1, "additionalProperties": { "$ref": "#/$defs/databaseOperation" } }, "reads": { "$ref": "#/$defs/ratio" }, "replicas": { "type": "integer", "minimum": 0, "maximum": 1e3 }, "shards": { "type": "integer", "minimum": 1, "maximum": 1e5 }, "readFrom": { "enum": ["replicas", "all", "primary"] }, "apply": { "$ref": "#/$defs/distribution" } }, "patternProperties": { "^x-": {} } }, "databaseOperation": { "type": "object", "additionalProperties": false, "properties": { "serviceTime": { "$ref": "#/$defs/serviceTime" }, "delay": { "$ref": "#/$defs/distribution" }, "access": { "enum": ["read", "write"] } }, "patternProperties": { "^x-": {} } }, "distribution": true, "dns": { "type": "object", "additionalProperties": false, "properties": { "kind": { "const": "dns" }, "ttl": { "$ref": "#/$defs/time" }, "latency": { "$ref": "#/$defs/distribution" }, "price": { "$ref": "#/$defs/price" }, "calls": { "$ref": "#/$defs/calls" } }, "patternProperties": { "^x-": {} } }, "external": { "type": "object", "additionalProperties": false, "properties": { "kind": { "const": "external" }, "latency": { "$ref": "#/$defs/distribution" }, "price": { "$ref": "#/$defs/price" } }, "patternProperties": { "^x-": {} } }, "factor": true, "latencyBudget": { "type": "object", "additionalProperties": false, "properties": { "mean": { "$ref": "#/$defs/timeLimit" }, "p50": { "$ref": "#/$defs/timeLimit" }, "p90": { "$ref": "#/$defs/timeLimit" }, "p95": { "$ref": "#/$defs/timeLimit" }, "p99": { "$ref": "#/$defs/timeLimit" }, "p999": { "$ref": "#/$defs/timeLimit" } }, "minProperties": 1 }, "load-balancer": { "type": "object", "additionalProperties": false, "properties": { "kind": { "const": "load-balancer" }, "instances": { "type": "integer", "minimum": 1, "maximum": 1e6 }, "instance": { "type": "string" }, "cores": { "type": "number", "exclusiveMinimum": 0, "maximum": 1e6 }, "speed": { "$ref": "#/$defs/factor" }, "queueLimit": { "type": "integer", "minimum": 0, "maximum": 1e9 }, "discipline": { "enum": ["fcfs", "ps"] }, "balancing": { "enum": ["round-robin", "random", "least-connections", "two-choices", "sticky"] }, "price": { "$ref": "#/$defs/price" }, "serviceTime": { "$ref": "#/$defs/serviceTime" }, "routes": { "type": "object", "propertyNames": { "pattern": "^[a-z][a-z0-9-]*$" }, "additionalProperties": { "$ref": "#/$defs/calls" }, "minProperties": 1 }, "calls": { "$ref": "#/$defs/calls" } }, "patternProperties": { "^x-": {} } }, "object-store": { "type": "object", "additionalProperties": false, "properties": { "kind": { "const": "object-store" }, "get": { "$ref": "#/$defs/distribution" }, "put": { "$ref": "#/$defs/distribution" }, "latency": { "$ref": "#/$defs/distribution" }, "price": { "$ref": "#/$defs/price" } }, "patternProperties": { "^x-": {} } }, "operation": { "type": "object", "additionalProperties": false, "properties": { "serviceTime": { "$ref": "#/$defs/serviceTime" }, "delay": { "$ref": "#/$defs/distribution" }, "calls": { "$ref": "#/$defs/calls" } }, "patternProperties": { "^x-": {} } }, "price": true, "queue": { "type": "object", "additionalProperties": false, "properties": { "kind": { "const": "queue" }, "engine": { "type": "string" }, "consumers": { "$ref": "#/$defs/calls" }, "publish": { "$ref": "#/$defs/distribution" }, "price": { "$ref": "#/$defs/price" } }, "patternProperties": { "^x-": {} } }, "rate": true, "ratio": true, "ratioLimit": true, "service": { "type": "object", "additionalProperties": false, "properties": { "kind": { "const": "service" }, "instances": { "type": "integer", "minimum": 1, "maximum": 1e6 }, "instance": { "type": "string" }, "cores": { "type": "number", "exclusiveMinimum": 0, "maximum": 1e6 }, "speed": { "$ref": "#/$defs/factor" }, "queueLimit": { "type": "integer", "minimum": 0, "maximum": 1e9 }, "discipline": { "enum": ["fcfs", "ps"] }, "balancing": { "enum": ["round-robin", "random", "least-connections", "two-choices", "sticky"] }, "price": { "$ref": "#/$defs/price" }, "operations": { "type": "object", "propertyNames": { "pattern": "^[a-z][a-z0-9-]*$" }, "minProperties": 1, "additionalProperties": { "$ref": "#/$defs/operation" } }, "serviceTime": { "$ref": "#/$defs/serviceTime" }, "delay": { "$ref": "#/$defs/distribution" }, "calls": { "$ref": "#/$defs/calls" } }, "patternProperties": { "^x-": {} } }, "serviceTime": true, "target": true, "tier": { "type": "object", "required": ["kind"], "discriminator": { "propertyName": "kind" }, "oneOf": [{ "$ref": "#/$defs/dns" }, { "$ref": "#/$defs/cdn" }, { "$ref": "#/$defs/load-balancer" }, { "$ref": "#/$defs/service" }, { "$ref": "#/$defs/worker" }, { "$ref": "#/$defs/cache" }, { "$ref": "#/$defs/database" }, { "$ref": "#/$defs/queue" }, { "$ref": "#/$defs/object-store" }, { "$ref": "#/$defs/external" }] }, "time": true, "timeLimit": true, "times": true, "utilizationPoint": true, "worker": { "type": "object", "additionalProperties": false, "properties": { "kind": { "const": "worker" }, "instances": { "type": "integer", "minimum": 1, "maximum": 1e6 }, "instance": { "type": "string" }, "cores": { "type": "number", "exclusiveMinimum": 0, "maximum": 1e6 }, "speed": { "$ref": "#/$defs/factor" }, "queueLimit": { "type": "integer", "minimum": 0, "maximum": 1e9 }, "discipline": { "enum": ["fcfs", "ps"] }, "price": { "$ref": "#/$defs/price" }, "operations": { "type": "object", "propertyNames": { "pattern": "^[a-z][a-z0-9-]*$" }, "minProperties": 1, "additionalProperties": { "$ref": "#/$defs/operation" } }, "serviceTime": { "$ref": "#/$defs/serviceTime" }, "delay": { "$ref": "#/$defs/distribution" }, "calls": { "$ref": "#/$defs/calls" } }, "patternProperties": { "^x-": {} } }, "workload": { "type": "object", "additionalProperties": false, "properties": { "rate": { "$ref": "#/$defs/rate" }, "users": { "$ref": "#/$defs/count" }, "requests": { "$ref": "#/$defs/rate" }, "peak": { "$ref": "#/$defs/factor" }, "operation": { "type": "string", "pattern": "^[a-z][a-z0-9-]*$" }, "mix": { "type": "object", "propertyNames": { "pattern": "^[a-z][a-z0-9-]*$" }, "minProperties": 1, "additionalProperties": { "type": "number", "minimum": 0 } }, "entry": { "type": "string", "pattern": "^[a-z][a-z0-9-]*$" }, "burstiness": { "type": "number", "minimum": 0, "maximum": 1e4 }, "static": true }, "patternProperties": { "^x-": {} } } } };
var pattern3 = new RegExp("^x-", "u");
var pattern4 = new RegExp("^[a-z][a-z0-9-]*$", "u");
var func1 = require_ucs2length().default;
var func3 = Object.prototype.hasOwnProperty;
var schema20 = { "type": "object", "additionalProperties": false, "properties": { "rate": { "$ref": "#/$defs/rate" }, "users": { "$ref": "#/$defs/count" }, "requests": { "$ref": "#/$defs/rate" }, "peak": { "$ref": "#/$defs/factor" }, "operation": { "type": "string", "pattern": "^[a-z][a-z0-9-]*$" }, "mix": { "type": "object", "propertyNames": { "pattern": "^[a-z][a-z0-9-]*$" }, "minProperties": 1, "additionalProperties": { "type": "number", "minimum": 0 } }, "entry": { "type": "string", "pattern": "^[a-z][a-z0-9-]*$" }, "burstiness": { "type": "number", "minimum": 0, "maximum": 1e4 }, "static": true }, "patternProperties": { "^x-": {} } };
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
      if (!(func3.call(schema20.properties, key0) || pattern3.test(key0))) {
        const err0 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } };
        if (vErrors === null) {
          vErrors = [err0];
        } else {
          vErrors.push(err0);
        }
        errors++;
      }
    }
    if (data.operation !== void 0) {
      let data4 = data.operation;
      if (typeof data4 === "string") {
        if (!pattern4.test(data4)) {
          const err1 = { instancePath: instancePath + "/operation", schemaPath: "#/properties/operation/pattern", keyword: "pattern", params: { pattern: "^[a-z][a-z0-9-]*$" } };
          if (vErrors === null) {
            vErrors = [err1];
          } else {
            vErrors.push(err1);
          }
          errors++;
        }
      } else {
        const err2 = { instancePath: instancePath + "/operation", schemaPath: "#/properties/operation/type", keyword: "type", params: { type: "string" } };
        if (vErrors === null) {
          vErrors = [err2];
        } else {
          vErrors.push(err2);
        }
        errors++;
      }
    }
    if (data.mix !== void 0) {
      let data5 = data.mix;
      if (data5 && typeof data5 == "object" && !Array.isArray(data5)) {
        if (Object.keys(data5).length < 1) {
          const err3 = { instancePath: instancePath + "/mix", schemaPath: "#/properties/mix/minProperties", keyword: "minProperties", params: { limit: 1 } };
          if (vErrors === null) {
            vErrors = [err3];
          } else {
            vErrors.push(err3);
          }
          errors++;
        }
        for (const key1 in data5) {
          const _errs10 = errors;
          if (typeof key1 === "string") {
            if (!pattern4.test(key1)) {
              const err4 = { instancePath: instancePath + "/mix", schemaPath: "#/properties/mix/propertyNames/pattern", keyword: "pattern", params: { pattern: "^[a-z][a-z0-9-]*$" }, propertyName: key1 };
              if (vErrors === null) {
                vErrors = [err4];
              } else {
                vErrors.push(err4);
              }
              errors++;
            }
          }
          var valid5 = _errs10 === errors;
          if (!valid5) {
            const err5 = { instancePath: instancePath + "/mix", schemaPath: "#/properties/mix/propertyNames", keyword: "propertyNames", params: { propertyName: key1 } };
            if (vErrors === null) {
              vErrors = [err5];
            } else {
              vErrors.push(err5);
            }
            errors++;
          }
        }
        for (const key2 in data5) {
          let data6 = data5[key2];
          if (typeof data6 == "number" && isFinite(data6)) {
            if (data6 < 0 || isNaN(data6)) {
              const err6 = { instancePath: instancePath + "/mix/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/mix/additionalProperties/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 } };
              if (vErrors === null) {
                vErrors = [err6];
              } else {
                vErrors.push(err6);
              }
              errors++;
            }
          } else {
            const err7 = { instancePath: instancePath + "/mix/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/mix/additionalProperties/type", keyword: "type", params: { type: "number" } };
            if (vErrors === null) {
              vErrors = [err7];
            } else {
              vErrors.push(err7);
            }
            errors++;
          }
        }
      } else {
        const err8 = { instancePath: instancePath + "/mix", schemaPath: "#/properties/mix/type", keyword: "type", params: { type: "object" } };
        if (vErrors === null) {
          vErrors = [err8];
        } else {
          vErrors.push(err8);
        }
        errors++;
      }
    }
    if (data.entry !== void 0) {
      let data7 = data.entry;
      if (typeof data7 === "string") {
        if (!pattern4.test(data7)) {
          const err9 = { instancePath: instancePath + "/entry", schemaPath: "#/properties/entry/pattern", keyword: "pattern", params: { pattern: "^[a-z][a-z0-9-]*$" } };
          if (vErrors === null) {
            vErrors = [err9];
          } else {
            vErrors.push(err9);
          }
          errors++;
        }
      } else {
        const err10 = { instancePath: instancePath + "/entry", schemaPath: "#/properties/entry/type", keyword: "type", params: { type: "string" } };
        if (vErrors === null) {
          vErrors = [err10];
        } else {
          vErrors.push(err10);
        }
        errors++;
      }
    }
    if (data.burstiness !== void 0) {
      let data8 = data.burstiness;
      if (typeof data8 == "number" && isFinite(data8)) {
        if (data8 > 1e4 || isNaN(data8)) {
          const err11 = { instancePath: instancePath + "/burstiness", schemaPath: "#/properties/burstiness/maximum", keyword: "maximum", params: { comparison: "<=", limit: 1e4 } };
          if (vErrors === null) {
            vErrors = [err11];
          } else {
            vErrors.push(err11);
          }
          errors++;
        }
        if (data8 < 0 || isNaN(data8)) {
          const err12 = { instancePath: instancePath + "/burstiness", schemaPath: "#/properties/burstiness/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 } };
          if (vErrors === null) {
            vErrors = [err12];
          } else {
            vErrors.push(err12);
          }
          errors++;
        }
      } else {
        const err13 = { instancePath: instancePath + "/burstiness", schemaPath: "#/properties/burstiness/type", keyword: "type", params: { type: "number" } };
        if (vErrors === null) {
          vErrors = [err13];
        } else {
          vErrors.push(err13);
        }
        errors++;
      }
    }
  } else {
    const err14 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } };
    if (vErrors === null) {
      vErrors = [err14];
    } else {
      vErrors.push(err14);
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
      if (!(key0 === "kind" || key0 === "hitRatio" || key0 === "origin" || key0 === "latency" || key0 === "price" || key0 === "calls" || pattern3.test(key0))) {
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
  } else {
    const err2 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } };
    if (vErrors === null) {
      vErrors = [err2];
    } else {
      vErrors.push(err2);
    }
    errors++;
  }
  validate57.errors = vErrors;
  return errors === 0;
}
validate57.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
var schema37 = { "type": "object", "additionalProperties": false, "properties": { "kind": { "const": "load-balancer" }, "instances": { "type": "integer", "minimum": 1, "maximum": 1e6 }, "instance": { "type": "string" }, "cores": { "type": "number", "exclusiveMinimum": 0, "maximum": 1e6 }, "speed": { "$ref": "#/$defs/factor" }, "queueLimit": { "type": "integer", "minimum": 0, "maximum": 1e9 }, "discipline": { "enum": ["fcfs", "ps"] }, "balancing": { "enum": ["round-robin", "random", "least-connections", "two-choices", "sticky"] }, "price": { "$ref": "#/$defs/price" }, "serviceTime": { "$ref": "#/$defs/serviceTime" }, "routes": { "type": "object", "propertyNames": { "pattern": "^[a-z][a-z0-9-]*$" }, "additionalProperties": { "$ref": "#/$defs/calls" }, "minProperties": 1 }, "calls": { "$ref": "#/$defs/calls" } }, "patternProperties": { "^x-": {} } };
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
    for (const key0 in data) {
      if (!(func3.call(schema37.properties, key0) || pattern3.test(key0))) {
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
    if (data.instances !== void 0) {
      let data1 = data.instances;
      if (!(typeof data1 == "number" && (!(data1 % 1) && !isNaN(data1)) && isFinite(data1))) {
        const err2 = { instancePath: instancePath + "/instances", schemaPath: "#/properties/instances/type", keyword: "type", params: { type: "integer" } };
        if (vErrors === null) {
          vErrors = [err2];
        } else {
          vErrors.push(err2);
        }
        errors++;
      }
      if (typeof data1 == "number" && isFinite(data1)) {
        if (data1 > 1e6 || isNaN(data1)) {
          const err3 = { instancePath: instancePath + "/instances", schemaPath: "#/properties/instances/maximum", keyword: "maximum", params: { comparison: "<=", limit: 1e6 } };
          if (vErrors === null) {
            vErrors = [err3];
          } else {
            vErrors.push(err3);
          }
          errors++;
        }
        if (data1 < 1 || isNaN(data1)) {
          const err4 = { instancePath: instancePath + "/instances", schemaPath: "#/properties/instances/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 } };
          if (vErrors === null) {
            vErrors = [err4];
          } else {
            vErrors.push(err4);
          }
          errors++;
        }
      }
    }
    if (data.instance !== void 0) {
      if (typeof data.instance !== "string") {
        const err5 = { instancePath: instancePath + "/instance", schemaPath: "#/properties/instance/type", keyword: "type", params: { type: "string" } };
        if (vErrors === null) {
          vErrors = [err5];
        } else {
          vErrors.push(err5);
        }
        errors++;
      }
    }
    if (data.cores !== void 0) {
      let data3 = data.cores;
      if (typeof data3 == "number" && isFinite(data3)) {
        if (data3 > 1e6 || isNaN(data3)) {
          const err6 = { instancePath: instancePath + "/cores", schemaPath: "#/properties/cores/maximum", keyword: "maximum", params: { comparison: "<=", limit: 1e6 } };
          if (vErrors === null) {
            vErrors = [err6];
          } else {
            vErrors.push(err6);
          }
          errors++;
        }
        if (data3 <= 0 || isNaN(data3)) {
          const err7 = { instancePath: instancePath + "/cores", schemaPath: "#/properties/cores/exclusiveMinimum", keyword: "exclusiveMinimum", params: { comparison: ">", limit: 0 } };
          if (vErrors === null) {
            vErrors = [err7];
          } else {
            vErrors.push(err7);
          }
          errors++;
        }
      } else {
        const err8 = { instancePath: instancePath + "/cores", schemaPath: "#/properties/cores/type", keyword: "type", params: { type: "number" } };
        if (vErrors === null) {
          vErrors = [err8];
        } else {
          vErrors.push(err8);
        }
        errors++;
      }
    }
    if (data.queueLimit !== void 0) {
      let data5 = data.queueLimit;
      if (!(typeof data5 == "number" && (!(data5 % 1) && !isNaN(data5)) && isFinite(data5))) {
        const err9 = { instancePath: instancePath + "/queueLimit", schemaPath: "#/properties/queueLimit/type", keyword: "type", params: { type: "integer" } };
        if (vErrors === null) {
          vErrors = [err9];
        } else {
          vErrors.push(err9);
        }
        errors++;
      }
      if (typeof data5 == "number" && isFinite(data5)) {
        if (data5 > 1e9 || isNaN(data5)) {
          const err10 = { instancePath: instancePath + "/queueLimit", schemaPath: "#/properties/queueLimit/maximum", keyword: "maximum", params: { comparison: "<=", limit: 1e9 } };
          if (vErrors === null) {
            vErrors = [err10];
          } else {
            vErrors.push(err10);
          }
          errors++;
        }
        if (data5 < 0 || isNaN(data5)) {
          const err11 = { instancePath: instancePath + "/queueLimit", schemaPath: "#/properties/queueLimit/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 } };
          if (vErrors === null) {
            vErrors = [err11];
          } else {
            vErrors.push(err11);
          }
          errors++;
        }
      }
    }
    if (data.discipline !== void 0) {
      let data6 = data.discipline;
      if (!(data6 === "fcfs" || data6 === "ps")) {
        const err12 = { instancePath: instancePath + "/discipline", schemaPath: "#/properties/discipline/enum", keyword: "enum", params: { allowedValues: schema37.properties.discipline.enum } };
        if (vErrors === null) {
          vErrors = [err12];
        } else {
          vErrors.push(err12);
        }
        errors++;
      }
    }
    if (data.balancing !== void 0) {
      let data7 = data.balancing;
      if (!(data7 === "round-robin" || data7 === "random" || data7 === "least-connections" || data7 === "two-choices" || data7 === "sticky")) {
        const err13 = { instancePath: instancePath + "/balancing", schemaPath: "#/properties/balancing/enum", keyword: "enum", params: { allowedValues: schema37.properties.balancing.enum } };
        if (vErrors === null) {
          vErrors = [err13];
        } else {
          vErrors.push(err13);
        }
        errors++;
      }
    }
    if (data.routes !== void 0) {
      let data10 = data.routes;
      if (data10 && typeof data10 == "object" && !Array.isArray(data10)) {
        if (Object.keys(data10).length < 1) {
          const err14 = { instancePath: instancePath + "/routes", schemaPath: "#/properties/routes/minProperties", keyword: "minProperties", params: { limit: 1 } };
          if (vErrors === null) {
            vErrors = [err14];
          } else {
            vErrors.push(err14);
          }
          errors++;
        }
        for (const key1 in data10) {
          const _errs18 = errors;
          if (typeof key1 === "string") {
            if (!pattern4.test(key1)) {
              const err15 = { instancePath: instancePath + "/routes", schemaPath: "#/properties/routes/propertyNames/pattern", keyword: "pattern", params: { pattern: "^[a-z][a-z0-9-]*$" }, propertyName: key1 };
              if (vErrors === null) {
                vErrors = [err15];
              } else {
                vErrors.push(err15);
              }
              errors++;
            }
          }
          var valid4 = _errs18 === errors;
          if (!valid4) {
            const err16 = { instancePath: instancePath + "/routes", schemaPath: "#/properties/routes/propertyNames", keyword: "propertyNames", params: { propertyName: key1 } };
            if (vErrors === null) {
              vErrors = [err16];
            } else {
              vErrors.push(err16);
            }
            errors++;
          }
        }
      } else {
        const err17 = { instancePath: instancePath + "/routes", schemaPath: "#/properties/routes/type", keyword: "type", params: { type: "object" } };
        if (vErrors === null) {
          vErrors = [err17];
        } else {
          vErrors.push(err17);
        }
        errors++;
      }
    }
  } else {
    const err18 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } };
    if (vErrors === null) {
      vErrors = [err18];
    } else {
      vErrors.push(err18);
    }
    errors++;
  }
  validate58.errors = vErrors;
  return errors === 0;
}
validate58.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
var schema43 = { "type": "object", "additionalProperties": false, "properties": { "kind": { "const": "service" }, "instances": { "type": "integer", "minimum": 1, "maximum": 1e6 }, "instance": { "type": "string" }, "cores": { "type": "number", "exclusiveMinimum": 0, "maximum": 1e6 }, "speed": { "$ref": "#/$defs/factor" }, "queueLimit": { "type": "integer", "minimum": 0, "maximum": 1e9 }, "discipline": { "enum": ["fcfs", "ps"] }, "balancing": { "enum": ["round-robin", "random", "least-connections", "two-choices", "sticky"] }, "price": { "$ref": "#/$defs/price" }, "operations": { "type": "object", "propertyNames": { "pattern": "^[a-z][a-z0-9-]*$" }, "minProperties": 1, "additionalProperties": { "$ref": "#/$defs/operation" } }, "serviceTime": { "$ref": "#/$defs/serviceTime" }, "delay": { "$ref": "#/$defs/distribution" }, "calls": { "$ref": "#/$defs/calls" } }, "patternProperties": { "^x-": {} } };
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
  validate60.errors = vErrors;
  return errors === 0;
}
validate60.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
function validate59(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate59.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    for (const key0 in data) {
      if (!(func3.call(schema43.properties, key0) || pattern3.test(key0))) {
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
    if (data.instances !== void 0) {
      let data1 = data.instances;
      if (!(typeof data1 == "number" && (!(data1 % 1) && !isNaN(data1)) && isFinite(data1))) {
        const err2 = { instancePath: instancePath + "/instances", schemaPath: "#/properties/instances/type", keyword: "type", params: { type: "integer" } };
        if (vErrors === null) {
          vErrors = [err2];
        } else {
          vErrors.push(err2);
        }
        errors++;
      }
      if (typeof data1 == "number" && isFinite(data1)) {
        if (data1 > 1e6 || isNaN(data1)) {
          const err3 = { instancePath: instancePath + "/instances", schemaPath: "#/properties/instances/maximum", keyword: "maximum", params: { comparison: "<=", limit: 1e6 } };
          if (vErrors === null) {
            vErrors = [err3];
          } else {
            vErrors.push(err3);
          }
          errors++;
        }
        if (data1 < 1 || isNaN(data1)) {
          const err4 = { instancePath: instancePath + "/instances", schemaPath: "#/properties/instances/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 } };
          if (vErrors === null) {
            vErrors = [err4];
          } else {
            vErrors.push(err4);
          }
          errors++;
        }
      }
    }
    if (data.instance !== void 0) {
      if (typeof data.instance !== "string") {
        const err5 = { instancePath: instancePath + "/instance", schemaPath: "#/properties/instance/type", keyword: "type", params: { type: "string" } };
        if (vErrors === null) {
          vErrors = [err5];
        } else {
          vErrors.push(err5);
        }
        errors++;
      }
    }
    if (data.cores !== void 0) {
      let data3 = data.cores;
      if (typeof data3 == "number" && isFinite(data3)) {
        if (data3 > 1e6 || isNaN(data3)) {
          const err6 = { instancePath: instancePath + "/cores", schemaPath: "#/properties/cores/maximum", keyword: "maximum", params: { comparison: "<=", limit: 1e6 } };
          if (vErrors === null) {
            vErrors = [err6];
          } else {
            vErrors.push(err6);
          }
          errors++;
        }
        if (data3 <= 0 || isNaN(data3)) {
          const err7 = { instancePath: instancePath + "/cores", schemaPath: "#/properties/cores/exclusiveMinimum", keyword: "exclusiveMinimum", params: { comparison: ">", limit: 0 } };
          if (vErrors === null) {
            vErrors = [err7];
          } else {
            vErrors.push(err7);
          }
          errors++;
        }
      } else {
        const err8 = { instancePath: instancePath + "/cores", schemaPath: "#/properties/cores/type", keyword: "type", params: { type: "number" } };
        if (vErrors === null) {
          vErrors = [err8];
        } else {
          vErrors.push(err8);
        }
        errors++;
      }
    }
    if (data.queueLimit !== void 0) {
      let data5 = data.queueLimit;
      if (!(typeof data5 == "number" && (!(data5 % 1) && !isNaN(data5)) && isFinite(data5))) {
        const err9 = { instancePath: instancePath + "/queueLimit", schemaPath: "#/properties/queueLimit/type", keyword: "type", params: { type: "integer" } };
        if (vErrors === null) {
          vErrors = [err9];
        } else {
          vErrors.push(err9);
        }
        errors++;
      }
      if (typeof data5 == "number" && isFinite(data5)) {
        if (data5 > 1e9 || isNaN(data5)) {
          const err10 = { instancePath: instancePath + "/queueLimit", schemaPath: "#/properties/queueLimit/maximum", keyword: "maximum", params: { comparison: "<=", limit: 1e9 } };
          if (vErrors === null) {
            vErrors = [err10];
          } else {
            vErrors.push(err10);
          }
          errors++;
        }
        if (data5 < 0 || isNaN(data5)) {
          const err11 = { instancePath: instancePath + "/queueLimit", schemaPath: "#/properties/queueLimit/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 } };
          if (vErrors === null) {
            vErrors = [err11];
          } else {
            vErrors.push(err11);
          }
          errors++;
        }
      }
    }
    if (data.discipline !== void 0) {
      let data6 = data.discipline;
      if (!(data6 === "fcfs" || data6 === "ps")) {
        const err12 = { instancePath: instancePath + "/discipline", schemaPath: "#/properties/discipline/enum", keyword: "enum", params: { allowedValues: schema43.properties.discipline.enum } };
        if (vErrors === null) {
          vErrors = [err12];
        } else {
          vErrors.push(err12);
        }
        errors++;
      }
    }
    if (data.balancing !== void 0) {
      let data7 = data.balancing;
      if (!(data7 === "round-robin" || data7 === "random" || data7 === "least-connections" || data7 === "two-choices" || data7 === "sticky")) {
        const err13 = { instancePath: instancePath + "/balancing", schemaPath: "#/properties/balancing/enum", keyword: "enum", params: { allowedValues: schema43.properties.balancing.enum } };
        if (vErrors === null) {
          vErrors = [err13];
        } else {
          vErrors.push(err13);
        }
        errors++;
      }
    }
    if (data.operations !== void 0) {
      let data9 = data.operations;
      if (data9 && typeof data9 == "object" && !Array.isArray(data9)) {
        if (Object.keys(data9).length < 1) {
          const err14 = { instancePath: instancePath + "/operations", schemaPath: "#/properties/operations/minProperties", keyword: "minProperties", params: { limit: 1 } };
          if (vErrors === null) {
            vErrors = [err14];
          } else {
            vErrors.push(err14);
          }
          errors++;
        }
        for (const key1 in data9) {
          const _errs17 = errors;
          if (typeof key1 === "string") {
            if (!pattern4.test(key1)) {
              const err15 = { instancePath: instancePath + "/operations", schemaPath: "#/properties/operations/propertyNames/pattern", keyword: "pattern", params: { pattern: "^[a-z][a-z0-9-]*$" }, propertyName: key1 };
              if (vErrors === null) {
                vErrors = [err15];
              } else {
                vErrors.push(err15);
              }
              errors++;
            }
          }
          var valid3 = _errs17 === errors;
          if (!valid3) {
            const err16 = { instancePath: instancePath + "/operations", schemaPath: "#/properties/operations/propertyNames", keyword: "propertyNames", params: { propertyName: key1 } };
            if (vErrors === null) {
              vErrors = [err16];
            } else {
              vErrors.push(err16);
            }
            errors++;
          }
        }
        for (const key2 in data9) {
          if (!validate60(data9[key2], { instancePath: instancePath + "/operations/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"), parentData: data9, parentDataProperty: key2, rootData, dynamicAnchors })) {
            vErrors = vErrors === null ? validate60.errors : vErrors.concat(validate60.errors);
            errors = vErrors.length;
          }
        }
      } else {
        const err17 = { instancePath: instancePath + "/operations", schemaPath: "#/properties/operations/type", keyword: "type", params: { type: "object" } };
        if (vErrors === null) {
          vErrors = [err17];
        } else {
          vErrors.push(err17);
        }
        errors++;
      }
    }
  } else {
    const err18 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } };
    if (vErrors === null) {
      vErrors = [err18];
    } else {
      vErrors.push(err18);
    }
    errors++;
  }
  validate59.errors = vErrors;
  return errors === 0;
}
validate59.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
var schema53 = { "type": "object", "additionalProperties": false, "properties": { "kind": { "const": "worker" }, "instances": { "type": "integer", "minimum": 1, "maximum": 1e6 }, "instance": { "type": "string" }, "cores": { "type": "number", "exclusiveMinimum": 0, "maximum": 1e6 }, "speed": { "$ref": "#/$defs/factor" }, "queueLimit": { "type": "integer", "minimum": 0, "maximum": 1e9 }, "discipline": { "enum": ["fcfs", "ps"] }, "price": { "$ref": "#/$defs/price" }, "operations": { "type": "object", "propertyNames": { "pattern": "^[a-z][a-z0-9-]*$" }, "minProperties": 1, "additionalProperties": { "$ref": "#/$defs/operation" } }, "serviceTime": { "$ref": "#/$defs/serviceTime" }, "delay": { "$ref": "#/$defs/distribution" }, "calls": { "$ref": "#/$defs/calls" } }, "patternProperties": { "^x-": {} } };
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
      if (!(func3.call(schema53.properties, key0) || pattern3.test(key0))) {
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
    if (data.instances !== void 0) {
      let data1 = data.instances;
      if (!(typeof data1 == "number" && (!(data1 % 1) && !isNaN(data1)) && isFinite(data1))) {
        const err2 = { instancePath: instancePath + "/instances", schemaPath: "#/properties/instances/type", keyword: "type", params: { type: "integer" } };
        if (vErrors === null) {
          vErrors = [err2];
        } else {
          vErrors.push(err2);
        }
        errors++;
      }
      if (typeof data1 == "number" && isFinite(data1)) {
        if (data1 > 1e6 || isNaN(data1)) {
          const err3 = { instancePath: instancePath + "/instances", schemaPath: "#/properties/instances/maximum", keyword: "maximum", params: { comparison: "<=", limit: 1e6 } };
          if (vErrors === null) {
            vErrors = [err3];
          } else {
            vErrors.push(err3);
          }
          errors++;
        }
        if (data1 < 1 || isNaN(data1)) {
          const err4 = { instancePath: instancePath + "/instances", schemaPath: "#/properties/instances/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 } };
          if (vErrors === null) {
            vErrors = [err4];
          } else {
            vErrors.push(err4);
          }
          errors++;
        }
      }
    }
    if (data.instance !== void 0) {
      if (typeof data.instance !== "string") {
        const err5 = { instancePath: instancePath + "/instance", schemaPath: "#/properties/instance/type", keyword: "type", params: { type: "string" } };
        if (vErrors === null) {
          vErrors = [err5];
        } else {
          vErrors.push(err5);
        }
        errors++;
      }
    }
    if (data.cores !== void 0) {
      let data3 = data.cores;
      if (typeof data3 == "number" && isFinite(data3)) {
        if (data3 > 1e6 || isNaN(data3)) {
          const err6 = { instancePath: instancePath + "/cores", schemaPath: "#/properties/cores/maximum", keyword: "maximum", params: { comparison: "<=", limit: 1e6 } };
          if (vErrors === null) {
            vErrors = [err6];
          } else {
            vErrors.push(err6);
          }
          errors++;
        }
        if (data3 <= 0 || isNaN(data3)) {
          const err7 = { instancePath: instancePath + "/cores", schemaPath: "#/properties/cores/exclusiveMinimum", keyword: "exclusiveMinimum", params: { comparison: ">", limit: 0 } };
          if (vErrors === null) {
            vErrors = [err7];
          } else {
            vErrors.push(err7);
          }
          errors++;
        }
      } else {
        const err8 = { instancePath: instancePath + "/cores", schemaPath: "#/properties/cores/type", keyword: "type", params: { type: "number" } };
        if (vErrors === null) {
          vErrors = [err8];
        } else {
          vErrors.push(err8);
        }
        errors++;
      }
    }
    if (data.queueLimit !== void 0) {
      let data5 = data.queueLimit;
      if (!(typeof data5 == "number" && (!(data5 % 1) && !isNaN(data5)) && isFinite(data5))) {
        const err9 = { instancePath: instancePath + "/queueLimit", schemaPath: "#/properties/queueLimit/type", keyword: "type", params: { type: "integer" } };
        if (vErrors === null) {
          vErrors = [err9];
        } else {
          vErrors.push(err9);
        }
        errors++;
      }
      if (typeof data5 == "number" && isFinite(data5)) {
        if (data5 > 1e9 || isNaN(data5)) {
          const err10 = { instancePath: instancePath + "/queueLimit", schemaPath: "#/properties/queueLimit/maximum", keyword: "maximum", params: { comparison: "<=", limit: 1e9 } };
          if (vErrors === null) {
            vErrors = [err10];
          } else {
            vErrors.push(err10);
          }
          errors++;
        }
        if (data5 < 0 || isNaN(data5)) {
          const err11 = { instancePath: instancePath + "/queueLimit", schemaPath: "#/properties/queueLimit/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 } };
          if (vErrors === null) {
            vErrors = [err11];
          } else {
            vErrors.push(err11);
          }
          errors++;
        }
      }
    }
    if (data.discipline !== void 0) {
      let data6 = data.discipline;
      if (!(data6 === "fcfs" || data6 === "ps")) {
        const err12 = { instancePath: instancePath + "/discipline", schemaPath: "#/properties/discipline/enum", keyword: "enum", params: { allowedValues: schema53.properties.discipline.enum } };
        if (vErrors === null) {
          vErrors = [err12];
        } else {
          vErrors.push(err12);
        }
        errors++;
      }
    }
    if (data.operations !== void 0) {
      let data8 = data.operations;
      if (data8 && typeof data8 == "object" && !Array.isArray(data8)) {
        if (Object.keys(data8).length < 1) {
          const err13 = { instancePath: instancePath + "/operations", schemaPath: "#/properties/operations/minProperties", keyword: "minProperties", params: { limit: 1 } };
          if (vErrors === null) {
            vErrors = [err13];
          } else {
            vErrors.push(err13);
          }
          errors++;
        }
        for (const key1 in data8) {
          const _errs16 = errors;
          if (typeof key1 === "string") {
            if (!pattern4.test(key1)) {
              const err14 = { instancePath: instancePath + "/operations", schemaPath: "#/properties/operations/propertyNames/pattern", keyword: "pattern", params: { pattern: "^[a-z][a-z0-9-]*$" }, propertyName: key1 };
              if (vErrors === null) {
                vErrors = [err14];
              } else {
                vErrors.push(err14);
              }
              errors++;
            }
          }
          var valid3 = _errs16 === errors;
          if (!valid3) {
            const err15 = { instancePath: instancePath + "/operations", schemaPath: "#/properties/operations/propertyNames", keyword: "propertyNames", params: { propertyName: key1 } };
            if (vErrors === null) {
              vErrors = [err15];
            } else {
              vErrors.push(err15);
            }
            errors++;
          }
        }
        for (const key2 in data8) {
          if (!validate60(data8[key2], { instancePath: instancePath + "/operations/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"), parentData: data8, parentDataProperty: key2, rootData, dynamicAnchors })) {
            vErrors = vErrors === null ? validate60.errors : vErrors.concat(validate60.errors);
            errors = vErrors.length;
          }
        }
      } else {
        const err16 = { instancePath: instancePath + "/operations", schemaPath: "#/properties/operations/type", keyword: "type", params: { type: "object" } };
        if (vErrors === null) {
          vErrors = [err16];
        } else {
          vErrors.push(err16);
        }
        errors++;
      }
    }
  } else {
    const err17 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } };
    if (vErrors === null) {
      vErrors = [err17];
    } else {
      vErrors.push(err17);
    }
    errors++;
  }
  validate62.errors = vErrors;
  return errors === 0;
}
validate62.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
var schema59 = { "type": "object", "additionalProperties": false, "properties": { "kind": { "const": "cache" }, "engine": { "type": "string" }, "instances": { "type": "integer", "minimum": 1, "maximum": 1e6 }, "instance": { "type": "string" }, "cores": { "type": "number", "exclusiveMinimum": 0, "maximum": 1e6 }, "speed": { "$ref": "#/$defs/factor" }, "queueLimit": { "type": "integer", "minimum": 0, "maximum": 1e9 }, "discipline": { "enum": ["fcfs", "ps"] }, "balancing": { "enum": ["round-robin", "random", "least-connections", "two-choices", "sticky"] }, "price": { "$ref": "#/$defs/price" }, "hitRatio": { "$ref": "#/$defs/ratio" }, "miss": { "$ref": "#/$defs/calls" }, "fill": { "enum": ["aside", "through"] }, "serviceTime": { "$ref": "#/$defs/serviceTime" }, "operations": { "type": "object", "additionalProperties": false, "minProperties": 1, "properties": { "get": { "$ref": "#/$defs/cacheOperation" }, "set": { "$ref": "#/$defs/cacheOperation" }, "delete": { "$ref": "#/$defs/cacheOperation" } } } }, "patternProperties": { "^x-": {} } };
function validate65(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate65.evaluated;
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
  validate65.errors = vErrors;
  return errors === 0;
}
validate65.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
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
      if (!(func3.call(schema59.properties, key0) || pattern3.test(key0))) {
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
    if (data.engine !== void 0) {
      if (typeof data.engine !== "string") {
        const err2 = { instancePath: instancePath + "/engine", schemaPath: "#/properties/engine/type", keyword: "type", params: { type: "string" } };
        if (vErrors === null) {
          vErrors = [err2];
        } else {
          vErrors.push(err2);
        }
        errors++;
      }
    }
    if (data.instances !== void 0) {
      let data2 = data.instances;
      if (!(typeof data2 == "number" && (!(data2 % 1) && !isNaN(data2)) && isFinite(data2))) {
        const err3 = { instancePath: instancePath + "/instances", schemaPath: "#/properties/instances/type", keyword: "type", params: { type: "integer" } };
        if (vErrors === null) {
          vErrors = [err3];
        } else {
          vErrors.push(err3);
        }
        errors++;
      }
      if (typeof data2 == "number" && isFinite(data2)) {
        if (data2 > 1e6 || isNaN(data2)) {
          const err4 = { instancePath: instancePath + "/instances", schemaPath: "#/properties/instances/maximum", keyword: "maximum", params: { comparison: "<=", limit: 1e6 } };
          if (vErrors === null) {
            vErrors = [err4];
          } else {
            vErrors.push(err4);
          }
          errors++;
        }
        if (data2 < 1 || isNaN(data2)) {
          const err5 = { instancePath: instancePath + "/instances", schemaPath: "#/properties/instances/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 } };
          if (vErrors === null) {
            vErrors = [err5];
          } else {
            vErrors.push(err5);
          }
          errors++;
        }
      }
    }
    if (data.instance !== void 0) {
      if (typeof data.instance !== "string") {
        const err6 = { instancePath: instancePath + "/instance", schemaPath: "#/properties/instance/type", keyword: "type", params: { type: "string" } };
        if (vErrors === null) {
          vErrors = [err6];
        } else {
          vErrors.push(err6);
        }
        errors++;
      }
    }
    if (data.cores !== void 0) {
      let data4 = data.cores;
      if (typeof data4 == "number" && isFinite(data4)) {
        if (data4 > 1e6 || isNaN(data4)) {
          const err7 = { instancePath: instancePath + "/cores", schemaPath: "#/properties/cores/maximum", keyword: "maximum", params: { comparison: "<=", limit: 1e6 } };
          if (vErrors === null) {
            vErrors = [err7];
          } else {
            vErrors.push(err7);
          }
          errors++;
        }
        if (data4 <= 0 || isNaN(data4)) {
          const err8 = { instancePath: instancePath + "/cores", schemaPath: "#/properties/cores/exclusiveMinimum", keyword: "exclusiveMinimum", params: { comparison: ">", limit: 0 } };
          if (vErrors === null) {
            vErrors = [err8];
          } else {
            vErrors.push(err8);
          }
          errors++;
        }
      } else {
        const err9 = { instancePath: instancePath + "/cores", schemaPath: "#/properties/cores/type", keyword: "type", params: { type: "number" } };
        if (vErrors === null) {
          vErrors = [err9];
        } else {
          vErrors.push(err9);
        }
        errors++;
      }
    }
    if (data.queueLimit !== void 0) {
      let data6 = data.queueLimit;
      if (!(typeof data6 == "number" && (!(data6 % 1) && !isNaN(data6)) && isFinite(data6))) {
        const err10 = { instancePath: instancePath + "/queueLimit", schemaPath: "#/properties/queueLimit/type", keyword: "type", params: { type: "integer" } };
        if (vErrors === null) {
          vErrors = [err10];
        } else {
          vErrors.push(err10);
        }
        errors++;
      }
      if (typeof data6 == "number" && isFinite(data6)) {
        if (data6 > 1e9 || isNaN(data6)) {
          const err11 = { instancePath: instancePath + "/queueLimit", schemaPath: "#/properties/queueLimit/maximum", keyword: "maximum", params: { comparison: "<=", limit: 1e9 } };
          if (vErrors === null) {
            vErrors = [err11];
          } else {
            vErrors.push(err11);
          }
          errors++;
        }
        if (data6 < 0 || isNaN(data6)) {
          const err12 = { instancePath: instancePath + "/queueLimit", schemaPath: "#/properties/queueLimit/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 } };
          if (vErrors === null) {
            vErrors = [err12];
          } else {
            vErrors.push(err12);
          }
          errors++;
        }
      }
    }
    if (data.discipline !== void 0) {
      let data7 = data.discipline;
      if (!(data7 === "fcfs" || data7 === "ps")) {
        const err13 = { instancePath: instancePath + "/discipline", schemaPath: "#/properties/discipline/enum", keyword: "enum", params: { allowedValues: schema59.properties.discipline.enum } };
        if (vErrors === null) {
          vErrors = [err13];
        } else {
          vErrors.push(err13);
        }
        errors++;
      }
    }
    if (data.balancing !== void 0) {
      let data8 = data.balancing;
      if (!(data8 === "round-robin" || data8 === "random" || data8 === "least-connections" || data8 === "two-choices" || data8 === "sticky")) {
        const err14 = { instancePath: instancePath + "/balancing", schemaPath: "#/properties/balancing/enum", keyword: "enum", params: { allowedValues: schema59.properties.balancing.enum } };
        if (vErrors === null) {
          vErrors = [err14];
        } else {
          vErrors.push(err14);
        }
        errors++;
      }
    }
    if (data.fill !== void 0) {
      let data12 = data.fill;
      if (!(data12 === "aside" || data12 === "through")) {
        const err15 = { instancePath: instancePath + "/fill", schemaPath: "#/properties/fill/enum", keyword: "enum", params: { allowedValues: schema59.properties.fill.enum } };
        if (vErrors === null) {
          vErrors = [err15];
        } else {
          vErrors.push(err15);
        }
        errors++;
      }
    }
    if (data.operations !== void 0) {
      let data14 = data.operations;
      if (data14 && typeof data14 == "object" && !Array.isArray(data14)) {
        if (Object.keys(data14).length < 1) {
          const err16 = { instancePath: instancePath + "/operations", schemaPath: "#/properties/operations/minProperties", keyword: "minProperties", params: { limit: 1 } };
          if (vErrors === null) {
            vErrors = [err16];
          } else {
            vErrors.push(err16);
          }
          errors++;
        }
        for (const key1 in data14) {
          if (!(key1 === "get" || key1 === "set" || key1 === "delete")) {
            const err17 = { instancePath: instancePath + "/operations", schemaPath: "#/properties/operations/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key1 } };
            if (vErrors === null) {
              vErrors = [err17];
            } else {
              vErrors.push(err17);
            }
            errors++;
          }
        }
        if (data14.get !== void 0) {
          if (!validate65(data14.get, { instancePath: instancePath + "/operations/get", parentData: data14, parentDataProperty: "get", rootData, dynamicAnchors })) {
            vErrors = vErrors === null ? validate65.errors : vErrors.concat(validate65.errors);
            errors = vErrors.length;
          }
        }
        if (data14.set !== void 0) {
          if (!validate65(data14.set, { instancePath: instancePath + "/operations/set", parentData: data14, parentDataProperty: "set", rootData, dynamicAnchors })) {
            vErrors = vErrors === null ? validate65.errors : vErrors.concat(validate65.errors);
            errors = vErrors.length;
          }
        }
        if (data14.delete !== void 0) {
          if (!validate65(data14.delete, { instancePath: instancePath + "/operations/delete", parentData: data14, parentDataProperty: "delete", rootData, dynamicAnchors })) {
            vErrors = vErrors === null ? validate65.errors : vErrors.concat(validate65.errors);
            errors = vErrors.length;
          }
        }
      } else {
        const err18 = { instancePath: instancePath + "/operations", schemaPath: "#/properties/operations/type", keyword: "type", params: { type: "object" } };
        if (vErrors === null) {
          vErrors = [err18];
        } else {
          vErrors.push(err18);
        }
        errors++;
      }
    }
  } else {
    const err19 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } };
    if (vErrors === null) {
      vErrors = [err19];
    } else {
      vErrors.push(err19);
    }
    errors++;
  }
  validate64.errors = vErrors;
  return errors === 0;
}
validate64.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
var schema68 = { "type": "object", "additionalProperties": false, "properties": { "kind": { "const": "database" }, "engine": { "type": "string" }, "instance": { "type": "string" }, "cores": { "type": "number", "exclusiveMinimum": 0, "maximum": 1e6 }, "speed": { "$ref": "#/$defs/factor" }, "queueLimit": { "type": "integer", "minimum": 0, "maximum": 1e9 }, "discipline": { "enum": ["fcfs", "ps"] }, "balancing": { "enum": ["round-robin", "random", "least-connections", "two-choices", "sticky"] }, "price": { "$ref": "#/$defs/price" }, "read": { "$ref": "#/$defs/serviceTime" }, "write": { "$ref": "#/$defs/serviceTime" }, "operations": { "type": "object", "propertyNames": { "pattern": "^[a-z][a-z0-9-]*$" }, "minProperties": 1, "additionalProperties": { "$ref": "#/$defs/databaseOperation" } }, "reads": { "$ref": "#/$defs/ratio" }, "replicas": { "type": "integer", "minimum": 0, "maximum": 1e3 }, "shards": { "type": "integer", "minimum": 1, "maximum": 1e5 }, "readFrom": { "enum": ["replicas", "all", "primary"] }, "apply": { "$ref": "#/$defs/distribution" } }, "patternProperties": { "^x-": {} } };
var schema73 = { "type": "object", "additionalProperties": false, "properties": { "serviceTime": { "$ref": "#/$defs/serviceTime" }, "delay": { "$ref": "#/$defs/distribution" }, "access": { "enum": ["read", "write"] } }, "patternProperties": { "^x-": {} } };
function validate70(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate70.evaluated;
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
      let data2 = data.access;
      if (!(data2 === "read" || data2 === "write")) {
        const err1 = { instancePath: instancePath + "/access", schemaPath: "#/properties/access/enum", keyword: "enum", params: { allowedValues: schema73.properties.access.enum } };
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
  validate70.errors = vErrors;
  return errors === 0;
}
validate70.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
function validate69(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate69.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    for (const key0 in data) {
      if (!(func3.call(schema68.properties, key0) || pattern3.test(key0))) {
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
    if (data.engine !== void 0) {
      if (typeof data.engine !== "string") {
        const err2 = { instancePath: instancePath + "/engine", schemaPath: "#/properties/engine/type", keyword: "type", params: { type: "string" } };
        if (vErrors === null) {
          vErrors = [err2];
        } else {
          vErrors.push(err2);
        }
        errors++;
      }
    }
    if (data.instance !== void 0) {
      if (typeof data.instance !== "string") {
        const err3 = { instancePath: instancePath + "/instance", schemaPath: "#/properties/instance/type", keyword: "type", params: { type: "string" } };
        if (vErrors === null) {
          vErrors = [err3];
        } else {
          vErrors.push(err3);
        }
        errors++;
      }
    }
    if (data.cores !== void 0) {
      let data3 = data.cores;
      if (typeof data3 == "number" && isFinite(data3)) {
        if (data3 > 1e6 || isNaN(data3)) {
          const err4 = { instancePath: instancePath + "/cores", schemaPath: "#/properties/cores/maximum", keyword: "maximum", params: { comparison: "<=", limit: 1e6 } };
          if (vErrors === null) {
            vErrors = [err4];
          } else {
            vErrors.push(err4);
          }
          errors++;
        }
        if (data3 <= 0 || isNaN(data3)) {
          const err5 = { instancePath: instancePath + "/cores", schemaPath: "#/properties/cores/exclusiveMinimum", keyword: "exclusiveMinimum", params: { comparison: ">", limit: 0 } };
          if (vErrors === null) {
            vErrors = [err5];
          } else {
            vErrors.push(err5);
          }
          errors++;
        }
      } else {
        const err6 = { instancePath: instancePath + "/cores", schemaPath: "#/properties/cores/type", keyword: "type", params: { type: "number" } };
        if (vErrors === null) {
          vErrors = [err6];
        } else {
          vErrors.push(err6);
        }
        errors++;
      }
    }
    if (data.queueLimit !== void 0) {
      let data5 = data.queueLimit;
      if (!(typeof data5 == "number" && (!(data5 % 1) && !isNaN(data5)) && isFinite(data5))) {
        const err7 = { instancePath: instancePath + "/queueLimit", schemaPath: "#/properties/queueLimit/type", keyword: "type", params: { type: "integer" } };
        if (vErrors === null) {
          vErrors = [err7];
        } else {
          vErrors.push(err7);
        }
        errors++;
      }
      if (typeof data5 == "number" && isFinite(data5)) {
        if (data5 > 1e9 || isNaN(data5)) {
          const err8 = { instancePath: instancePath + "/queueLimit", schemaPath: "#/properties/queueLimit/maximum", keyword: "maximum", params: { comparison: "<=", limit: 1e9 } };
          if (vErrors === null) {
            vErrors = [err8];
          } else {
            vErrors.push(err8);
          }
          errors++;
        }
        if (data5 < 0 || isNaN(data5)) {
          const err9 = { instancePath: instancePath + "/queueLimit", schemaPath: "#/properties/queueLimit/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 } };
          if (vErrors === null) {
            vErrors = [err9];
          } else {
            vErrors.push(err9);
          }
          errors++;
        }
      }
    }
    if (data.discipline !== void 0) {
      let data6 = data.discipline;
      if (!(data6 === "fcfs" || data6 === "ps")) {
        const err10 = { instancePath: instancePath + "/discipline", schemaPath: "#/properties/discipline/enum", keyword: "enum", params: { allowedValues: schema68.properties.discipline.enum } };
        if (vErrors === null) {
          vErrors = [err10];
        } else {
          vErrors.push(err10);
        }
        errors++;
      }
    }
    if (data.balancing !== void 0) {
      let data7 = data.balancing;
      if (!(data7 === "round-robin" || data7 === "random" || data7 === "least-connections" || data7 === "two-choices" || data7 === "sticky")) {
        const err11 = { instancePath: instancePath + "/balancing", schemaPath: "#/properties/balancing/enum", keyword: "enum", params: { allowedValues: schema68.properties.balancing.enum } };
        if (vErrors === null) {
          vErrors = [err11];
        } else {
          vErrors.push(err11);
        }
        errors++;
      }
    }
    if (data.operations !== void 0) {
      let data11 = data.operations;
      if (data11 && typeof data11 == "object" && !Array.isArray(data11)) {
        if (Object.keys(data11).length < 1) {
          const err12 = { instancePath: instancePath + "/operations", schemaPath: "#/properties/operations/minProperties", keyword: "minProperties", params: { limit: 1 } };
          if (vErrors === null) {
            vErrors = [err12];
          } else {
            vErrors.push(err12);
          }
          errors++;
        }
        for (const key1 in data11) {
          const _errs19 = errors;
          if (typeof key1 === "string") {
            if (!pattern4.test(key1)) {
              const err13 = { instancePath: instancePath + "/operations", schemaPath: "#/properties/operations/propertyNames/pattern", keyword: "pattern", params: { pattern: "^[a-z][a-z0-9-]*$" }, propertyName: key1 };
              if (vErrors === null) {
                vErrors = [err13];
              } else {
                vErrors.push(err13);
              }
              errors++;
            }
          }
          var valid5 = _errs19 === errors;
          if (!valid5) {
            const err14 = { instancePath: instancePath + "/operations", schemaPath: "#/properties/operations/propertyNames", keyword: "propertyNames", params: { propertyName: key1 } };
            if (vErrors === null) {
              vErrors = [err14];
            } else {
              vErrors.push(err14);
            }
            errors++;
          }
        }
        for (const key2 in data11) {
          if (!validate70(data11[key2], { instancePath: instancePath + "/operations/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"), parentData: data11, parentDataProperty: key2, rootData, dynamicAnchors })) {
            vErrors = vErrors === null ? validate70.errors : vErrors.concat(validate70.errors);
            errors = vErrors.length;
          }
        }
      } else {
        const err15 = { instancePath: instancePath + "/operations", schemaPath: "#/properties/operations/type", keyword: "type", params: { type: "object" } };
        if (vErrors === null) {
          vErrors = [err15];
        } else {
          vErrors.push(err15);
        }
        errors++;
      }
    }
    if (data.replicas !== void 0) {
      let data14 = data.replicas;
      if (!(typeof data14 == "number" && (!(data14 % 1) && !isNaN(data14)) && isFinite(data14))) {
        const err16 = { instancePath: instancePath + "/replicas", schemaPath: "#/properties/replicas/type", keyword: "type", params: { type: "integer" } };
        if (vErrors === null) {
          vErrors = [err16];
        } else {
          vErrors.push(err16);
        }
        errors++;
      }
      if (typeof data14 == "number" && isFinite(data14)) {
        if (data14 > 1e3 || isNaN(data14)) {
          const err17 = { instancePath: instancePath + "/replicas", schemaPath: "#/properties/replicas/maximum", keyword: "maximum", params: { comparison: "<=", limit: 1e3 } };
          if (vErrors === null) {
            vErrors = [err17];
          } else {
            vErrors.push(err17);
          }
          errors++;
        }
        if (data14 < 0 || isNaN(data14)) {
          const err18 = { instancePath: instancePath + "/replicas", schemaPath: "#/properties/replicas/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 } };
          if (vErrors === null) {
            vErrors = [err18];
          } else {
            vErrors.push(err18);
          }
          errors++;
        }
      }
    }
    if (data.shards !== void 0) {
      let data15 = data.shards;
      if (!(typeof data15 == "number" && (!(data15 % 1) && !isNaN(data15)) && isFinite(data15))) {
        const err19 = { instancePath: instancePath + "/shards", schemaPath: "#/properties/shards/type", keyword: "type", params: { type: "integer" } };
        if (vErrors === null) {
          vErrors = [err19];
        } else {
          vErrors.push(err19);
        }
        errors++;
      }
      if (typeof data15 == "number" && isFinite(data15)) {
        if (data15 > 1e5 || isNaN(data15)) {
          const err20 = { instancePath: instancePath + "/shards", schemaPath: "#/properties/shards/maximum", keyword: "maximum", params: { comparison: "<=", limit: 1e5 } };
          if (vErrors === null) {
            vErrors = [err20];
          } else {
            vErrors.push(err20);
          }
          errors++;
        }
        if (data15 < 1 || isNaN(data15)) {
          const err21 = { instancePath: instancePath + "/shards", schemaPath: "#/properties/shards/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 } };
          if (vErrors === null) {
            vErrors = [err21];
          } else {
            vErrors.push(err21);
          }
          errors++;
        }
      }
    }
    if (data.readFrom !== void 0) {
      let data16 = data.readFrom;
      if (!(data16 === "replicas" || data16 === "all" || data16 === "primary")) {
        const err22 = { instancePath: instancePath + "/readFrom", schemaPath: "#/properties/readFrom/enum", keyword: "enum", params: { allowedValues: schema68.properties.readFrom.enum } };
        if (vErrors === null) {
          vErrors = [err22];
        } else {
          vErrors.push(err22);
        }
        errors++;
      }
    }
  } else {
    const err23 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } };
    if (vErrors === null) {
      vErrors = [err23];
    } else {
      vErrors.push(err23);
    }
    errors++;
  }
  validate69.errors = vErrors;
  return errors === 0;
}
validate69.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
function validate72(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate72.evaluated;
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
    if (data.engine !== void 0) {
      if (typeof data.engine !== "string") {
        const err2 = { instancePath: instancePath + "/engine", schemaPath: "#/properties/engine/type", keyword: "type", params: { type: "string" } };
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
  validate72.errors = vErrors;
  return errors === 0;
}
validate72.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
function validate73(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate73.evaluated;
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
  validate73.errors = vErrors;
  return errors === 0;
}
validate73.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
function validate74(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate74.evaluated;
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
  validate74.errors = vErrors;
  return errors === 0;
}
validate74.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
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
        if (!validate58(data, { instancePath, parentData, parentDataProperty, rootData, dynamicAnchors })) {
          vErrors = vErrors === null ? validate58.errors : vErrors.concat(validate58.errors);
          errors = vErrors.length;
        }
        if (props0 !== true) {
          props0 = true;
        }
      } else if (tag0 === "service") {
        if (!validate59(data, { instancePath, parentData, parentDataProperty, rootData, dynamicAnchors })) {
          vErrors = vErrors === null ? validate59.errors : vErrors.concat(validate59.errors);
          errors = vErrors.length;
        }
        if (props0 !== true) {
          props0 = true;
        }
      } else if (tag0 === "worker") {
        if (!validate62(data, { instancePath, parentData, parentDataProperty, rootData, dynamicAnchors })) {
          vErrors = vErrors === null ? validate62.errors : vErrors.concat(validate62.errors);
          errors = vErrors.length;
        }
        if (props0 !== true) {
          props0 = true;
        }
      } else if (tag0 === "cache") {
        if (!validate64(data, { instancePath, parentData, parentDataProperty, rootData, dynamicAnchors })) {
          vErrors = vErrors === null ? validate64.errors : vErrors.concat(validate64.errors);
          errors = vErrors.length;
        }
        if (props0 !== true) {
          props0 = true;
        }
      } else if (tag0 === "database") {
        if (!validate69(data, { instancePath, parentData, parentDataProperty, rootData, dynamicAnchors })) {
          vErrors = vErrors === null ? validate69.errors : vErrors.concat(validate69.errors);
          errors = vErrors.length;
        }
        if (props0 !== true) {
          props0 = true;
        }
      } else if (tag0 === "queue") {
        if (!validate72(data, { instancePath, parentData, parentDataProperty, rootData, dynamicAnchors })) {
          vErrors = vErrors === null ? validate72.errors : vErrors.concat(validate72.errors);
          errors = vErrors.length;
        }
        if (props0 !== true) {
          props0 = true;
        }
      } else if (tag0 === "object-store") {
        if (!validate73(data, { instancePath, parentData, parentDataProperty, rootData, dynamicAnchors })) {
          vErrors = vErrors === null ? validate73.errors : vErrors.concat(validate73.errors);
          errors = vErrors.length;
        }
        if (props0 !== true) {
          props0 = true;
        }
      } else if (tag0 === "external") {
        if (!validate74(data, { instancePath, parentData, parentDataProperty, rootData, dynamicAnchors })) {
          vErrors = vErrors === null ? validate74.errors : vErrors.concat(validate74.errors);
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
function validate87(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate87.evaluated;
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
  validate87.errors = vErrors;
  return errors === 0;
}
validate87.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
function validate86(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate86.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    for (const key0 in data) {
      if (!(key0 === "latency" || key0 === "utilization" || key0 === "headroom" || key0 === "cost" || key0 === "errors")) {
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
          if (!validate87(data0[key1], { instancePath: instancePath + "/latency/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"), parentData: data0, parentDataProperty: key1, rootData, dynamicAnchors })) {
            vErrors = vErrors === null ? validate87.errors : vErrors.concat(validate87.errors);
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
  validate86.errors = vErrors;
  return errors === 0;
}
validate86.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
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
      if (!(key0 === "version" || key0 === "name" || key0 === "workloads" || key0 === "tiers" || key0 === "budgets" || key0 === "defaults" || key0 === "network" || pattern3.test(key0))) {
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
    if (data.name !== void 0) {
      let data1 = data.name;
      if (typeof data1 === "string") {
        if (func1(data1) > 200) {
          const err5 = { instancePath: instancePath + "/name", schemaPath: "#/properties/name/maxLength", keyword: "maxLength", params: { limit: 200 } };
          if (vErrors === null) {
            vErrors = [err5];
          } else {
            vErrors.push(err5);
          }
          errors++;
        }
        if (func1(data1) < 1) {
          const err6 = { instancePath: instancePath + "/name", schemaPath: "#/properties/name/minLength", keyword: "minLength", params: { limit: 1 } };
          if (vErrors === null) {
            vErrors = [err6];
          } else {
            vErrors.push(err6);
          }
          errors++;
        }
      } else {
        const err7 = { instancePath: instancePath + "/name", schemaPath: "#/properties/name/type", keyword: "type", params: { type: "string" } };
        if (vErrors === null) {
          vErrors = [err7];
        } else {
          vErrors.push(err7);
        }
        errors++;
      }
    }
    if (data.workloads !== void 0) {
      let data2 = data.workloads;
      if (data2 && typeof data2 == "object" && !Array.isArray(data2)) {
        if (Object.keys(data2).length < 1) {
          const err8 = { instancePath: instancePath + "/workloads", schemaPath: "#/properties/workloads/minProperties", keyword: "minProperties", params: { limit: 1 } };
          if (vErrors === null) {
            vErrors = [err8];
          } else {
            vErrors.push(err8);
          }
          errors++;
        }
        for (const key1 in data2) {
          const _errs7 = errors;
          if (typeof key1 === "string") {
            if (!pattern4.test(key1)) {
              const err9 = { instancePath: instancePath + "/workloads", schemaPath: "#/properties/workloads/propertyNames/pattern", keyword: "pattern", params: { pattern: "^[a-z][a-z0-9-]*$" }, propertyName: key1 };
              if (vErrors === null) {
                vErrors = [err9];
              } else {
                vErrors.push(err9);
              }
              errors++;
            }
          }
          var valid1 = _errs7 === errors;
          if (!valid1) {
            const err10 = { instancePath: instancePath + "/workloads", schemaPath: "#/properties/workloads/propertyNames", keyword: "propertyNames", params: { propertyName: key1 } };
            if (vErrors === null) {
              vErrors = [err10];
            } else {
              vErrors.push(err10);
            }
            errors++;
          }
        }
        for (const key2 in data2) {
          if (!validate53(data2[key2], { instancePath: instancePath + "/workloads/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"), parentData: data2, parentDataProperty: key2, rootData, dynamicAnchors })) {
            vErrors = vErrors === null ? validate53.errors : vErrors.concat(validate53.errors);
            errors = vErrors.length;
          }
        }
      } else {
        const err11 = { instancePath: instancePath + "/workloads", schemaPath: "#/properties/workloads/type", keyword: "type", params: { type: "object" } };
        if (vErrors === null) {
          vErrors = [err11];
        } else {
          vErrors.push(err11);
        }
        errors++;
      }
    }
    if (data.tiers !== void 0) {
      let data4 = data.tiers;
      if (data4 && typeof data4 == "object" && !Array.isArray(data4)) {
        if (Object.keys(data4).length < 1) {
          const err12 = { instancePath: instancePath + "/tiers", schemaPath: "#/properties/tiers/minProperties", keyword: "minProperties", params: { limit: 1 } };
          if (vErrors === null) {
            vErrors = [err12];
          } else {
            vErrors.push(err12);
          }
          errors++;
        }
        for (const key3 in data4) {
          const _errs12 = errors;
          if (typeof key3 === "string") {
            if (!pattern4.test(key3)) {
              const err13 = { instancePath: instancePath + "/tiers", schemaPath: "#/properties/tiers/propertyNames/pattern", keyword: "pattern", params: { pattern: "^[a-z][a-z0-9-]*$" }, propertyName: key3 };
              if (vErrors === null) {
                vErrors = [err13];
              } else {
                vErrors.push(err13);
              }
              errors++;
            }
          }
          var valid3 = _errs12 === errors;
          if (!valid3) {
            const err14 = { instancePath: instancePath + "/tiers", schemaPath: "#/properties/tiers/propertyNames", keyword: "propertyNames", params: { propertyName: key3 } };
            if (vErrors === null) {
              vErrors = [err14];
            } else {
              vErrors.push(err14);
            }
            errors++;
          }
        }
        for (const key4 in data4) {
          if (!validate55(data4[key4], { instancePath: instancePath + "/tiers/" + key4.replace(/~/g, "~0").replace(/\//g, "~1"), parentData: data4, parentDataProperty: key4, rootData, dynamicAnchors })) {
            vErrors = vErrors === null ? validate55.errors : vErrors.concat(validate55.errors);
            errors = vErrors.length;
          }
        }
      } else {
        const err15 = { instancePath: instancePath + "/tiers", schemaPath: "#/properties/tiers/type", keyword: "type", params: { type: "object" } };
        if (vErrors === null) {
          vErrors = [err15];
        } else {
          vErrors.push(err15);
        }
        errors++;
      }
    }
    if (data.budgets !== void 0) {
      if (!validate86(data.budgets, { instancePath: instancePath + "/budgets", parentData: data, parentDataProperty: "budgets", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate86.errors : vErrors.concat(validate86.errors);
        errors = vErrors.length;
      }
    }
    if (data.defaults !== void 0) {
      let data7 = data.defaults;
      if (data7 && typeof data7 == "object" && !Array.isArray(data7)) {
        for (const key5 in data7) {
          if (!func3.call(schema19.properties.defaults.properties, key5)) {
            const err16 = { instancePath: instancePath + "/defaults", schemaPath: "#/properties/defaults/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key5 } };
            if (vErrors === null) {
              vErrors = [err16];
            } else {
              vErrors.push(err16);
            }
            errors++;
          }
        }
        if (data7.dns !== void 0) {
          if (!validate56(data7.dns, { instancePath: instancePath + "/defaults/dns", parentData: data7, parentDataProperty: "dns", rootData, dynamicAnchors })) {
            vErrors = vErrors === null ? validate56.errors : vErrors.concat(validate56.errors);
            errors = vErrors.length;
          }
        }
        if (data7.cdn !== void 0) {
          if (!validate57(data7.cdn, { instancePath: instancePath + "/defaults/cdn", parentData: data7, parentDataProperty: "cdn", rootData, dynamicAnchors })) {
            vErrors = vErrors === null ? validate57.errors : vErrors.concat(validate57.errors);
            errors = vErrors.length;
          }
        }
        if (data7["load-balancer"] !== void 0) {
          if (!validate58(data7["load-balancer"], { instancePath: instancePath + "/defaults/load-balancer", parentData: data7, parentDataProperty: "load-balancer", rootData, dynamicAnchors })) {
            vErrors = vErrors === null ? validate58.errors : vErrors.concat(validate58.errors);
            errors = vErrors.length;
          }
        }
        if (data7.service !== void 0) {
          if (!validate59(data7.service, { instancePath: instancePath + "/defaults/service", parentData: data7, parentDataProperty: "service", rootData, dynamicAnchors })) {
            vErrors = vErrors === null ? validate59.errors : vErrors.concat(validate59.errors);
            errors = vErrors.length;
          }
        }
        if (data7.worker !== void 0) {
          if (!validate62(data7.worker, { instancePath: instancePath + "/defaults/worker", parentData: data7, parentDataProperty: "worker", rootData, dynamicAnchors })) {
            vErrors = vErrors === null ? validate62.errors : vErrors.concat(validate62.errors);
            errors = vErrors.length;
          }
        }
        if (data7.cache !== void 0) {
          if (!validate64(data7.cache, { instancePath: instancePath + "/defaults/cache", parentData: data7, parentDataProperty: "cache", rootData, dynamicAnchors })) {
            vErrors = vErrors === null ? validate64.errors : vErrors.concat(validate64.errors);
            errors = vErrors.length;
          }
        }
        if (data7.database !== void 0) {
          if (!validate69(data7.database, { instancePath: instancePath + "/defaults/database", parentData: data7, parentDataProperty: "database", rootData, dynamicAnchors })) {
            vErrors = vErrors === null ? validate69.errors : vErrors.concat(validate69.errors);
            errors = vErrors.length;
          }
        }
        if (data7.queue !== void 0) {
          if (!validate72(data7.queue, { instancePath: instancePath + "/defaults/queue", parentData: data7, parentDataProperty: "queue", rootData, dynamicAnchors })) {
            vErrors = vErrors === null ? validate72.errors : vErrors.concat(validate72.errors);
            errors = vErrors.length;
          }
        }
        if (data7["object-store"] !== void 0) {
          if (!validate73(data7["object-store"], { instancePath: instancePath + "/defaults/object-store", parentData: data7, parentDataProperty: "object-store", rootData, dynamicAnchors })) {
            vErrors = vErrors === null ? validate73.errors : vErrors.concat(validate73.errors);
            errors = vErrors.length;
          }
        }
        if (data7.external !== void 0) {
          if (!validate74(data7.external, { instancePath: instancePath + "/defaults/external", parentData: data7, parentDataProperty: "external", rootData, dynamicAnchors })) {
            vErrors = vErrors === null ? validate74.errors : vErrors.concat(validate74.errors);
            errors = vErrors.length;
          }
        }
      } else {
        const err17 = { instancePath: instancePath + "/defaults", schemaPath: "#/properties/defaults/type", keyword: "type", params: { type: "object" } };
        if (vErrors === null) {
          vErrors = [err17];
        } else {
          vErrors.push(err17);
        }
        errors++;
      }
    }
  } else {
    const err18 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } };
    if (vErrors === null) {
      vErrors = [err18];
    } else {
      vErrors.push(err18);
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
