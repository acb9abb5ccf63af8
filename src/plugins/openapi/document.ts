/** A JSON Schema (2020-12), as OpenAPI 3.1 holds it: only what is read here. */
export type JsonSchema = {
  type?: string | readonly string[];
  properties?: Record<string, JsonSchema>;
  required?: readonly string[];
  additionalProperties?: boolean | JsonSchema;
  patternProperties?: Record<string, JsonSchema>;
  items?: JsonSchema;
  anyOf?: readonly JsonSchema[];
  oneOf?: readonly JsonSchema[];
  allOf?: readonly JsonSchema[];
  enum?: readonly unknown[];
  const?: unknown;
  default?: unknown;
  examples?: readonly unknown[];
  format?: string;
  pattern?: string;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  exclusiveMinimum?: number;
  minItems?: number;
  maxItems?: number;
  minProperties?: number;
  uniqueItems?: boolean;
  title?: string;
  description?: string;
  /** What a named schema says of itself where a place says more of it. */
  'x-own-description'?: string;
  $ref?: string;
};

/** What a body or answer looks like in one media type. */
export type MediaType = { schema?: JsonSchema; example?: unknown };
/** One answer of an operation, by itself or by reference. */
export type ResponseObject = {
  $ref?: string;
  description?: string;
  content?: Record<string, MediaType>;
  headers?: Record<string, unknown>;
};
/** A part of the path, a query parameter or a header. */
export type Parameter = {
  in: 'path' | 'query' | 'header';
  name: string;
  required?: boolean;
  description?: string;
  schema?: JsonSchema;
  example?: unknown;
};
/** One operation: a method of a path. */
export type OperationObject = {
  operationId?: string;
  summary?: string;
  description?: string;
  tags?: string[];
  parameters?: Parameter[];
  requestBody?: { required?: boolean; content: Record<string, MediaType> };
  responses: Record<string, ResponseObject>;
  security?: unknown[];
  'x-access'?: string;
  /** Media types beside JSON that the answer comes in, by Accept. */
  'x-also-as'?: readonly string[];
  /** A text to try it with, by the media type of the body; taken out again before the document is given. */
  'x-body-examples'?: Readonly<Record<string, string>>;
  /** The body may be missing; taken out again before the document is given. */
  'x-body-optional'?: boolean;
  /** Codes of the problems that it may answer. */
  'x-error-codes'?: string[];
};
/** An OpenAPI 3.1 document: only what is read and completed here. */
export type OpenApiDocument = {
  openapi: string;
  paths: Record<string, Record<string, OperationObject>>;
  components: { schemas?: Record<string, JsonSchema>; responses?: Record<string, ResponseObject> };
  tags?: { name: string; description?: string }[];
  /** Messages that the API sends, by their type. */
  webhooks?: Record<string, Record<string, OperationObject>>;
  /** Every code of a problem, with its status and meaning. */
  'x-error-codes'?: Record<string, { status: number; description: string }>;
};
