// Generated from schemas/topology.schema.json by `npm run generate`; change the schema instead.

/** One thing that the schema does not admit; where it stands in the value, and which keyword says so. */
export interface SchemaProblem {
  /** JSON pointer to the value. */
  readonly instancePath: string;
  /** JSON pointer into the schema. */
  readonly schemaPath: string;
  readonly keyword: string;
  readonly params: Readonly<Record<string, unknown>>;
  /** Set where the problem is the name of a key. */
  readonly propertyName?: string;
}

/** Whether the schema admits the value; the problems of the last call stand in `errors`. */
export declare const validate: {
  (value: unknown): boolean;
  readonly errors?: readonly SchemaProblem[] | null;
};
