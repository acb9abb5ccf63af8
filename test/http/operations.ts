import type { FastifyInstance, HTTPMethods } from 'fastify';

/** One operation of the OpenAPI document. */
export type Operation = {
  method: HTTPMethods;
  path: string;
  access: string | undefined;
  operation: Record<string, unknown>;
};

/** Every operation that the API documents: a new route cannot be forgotten. */
export function operationsOf(app: FastifyInstance): Operation[] {
  const document = app.swagger() as unknown as { paths: Record<string, Record<string, Record<string, unknown>>> };
  return Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      method: method.toUpperCase() as HTTPMethods,
      path,
      access: operation['x-access'] as string | undefined,
      operation,
    })),
  );
}
