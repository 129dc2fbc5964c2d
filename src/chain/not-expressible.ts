/** Thrown while a model is read, where it holds what the chain cannot say; caught where the chain is asked for. */
export class NotExpressible extends Error {}
