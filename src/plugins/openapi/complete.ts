import type { OpenApiDocument, OperationObject, Parameter, ResponseObject } from './document.ts';
import { exampleOf } from './examples.ts';
import { nameSchemas } from './named-schemas.ts';
import { operationIdOf } from './operation-id.ts';
import { addProblems } from './problems.ts';
import { usualWords } from './usual-words.ts';
import { addWebhooks } from './webhook-messages.ts';

/** Who may call, in words, by the level of access of the route's scope. */
const FOR_WHOM: Record<string, string> = {
  public: 'Open to all.',
  'signed-in': 'For everybody who is signed in; each sees what is theirs.',
  staff: 'For cluster coordinators and administrators.',
  admin: 'For administrators.',
};

/** What an answer means where its schema does not say. */
const MEANING: Record<string, string> = {
  200: 'Done; the result',
  201: 'Made; its address is in Location',
  202: 'Taken on; follow it at Location',
  204: 'Done; nothing to tell',
};

const STREAM_SAMPLE = 'id: 1\nevent: progress\ndata: {"status":"running"}\n\n';

/**
 * Completes the document that the routes' schemas give, the same way for every operation: a stable operation id, who
 * may call it, the headers that its method knows, the problems that it may answer, and examples. `webhookEvents` tells
 * by type of the messages that the API sends.
 */
export function completeDocument(
  document: OpenApiDocument,
  webhookEvents: Readonly<Record<string, string>> = {},
): OpenApiDocument {
  const definitions = document.components.schemas ?? {};
  for (const [path, methods] of Object.entries(document.paths)) {
    for (const [method, operation] of Object.entries(methods)) {
      const name = method.toUpperCase();
      operation.operationId ??= operationIdOf(name, path, isList(operation));
      operation.description = [operation.description, FOR_WHOM[operation['x-access'] ?? '']]
        .filter(Boolean)
        .join('\n\n');
      operation.parameters = [...(operation.parameters ?? []), ...headersOf(name, path, operation)];
      for (const parameter of operation.parameters) {
        const words = parameter.description ?? usualWords(parameter.name);
        if (words !== undefined) parameter.description = words;
        exemplify(parameter, definitions);
      }
      if (operation.parameters.length === 0) delete operation.parameters;
      completeBody(operation, definitions);
      addForms(operation);
      for (const [status, response] of Object.entries(operation.responses)) {
        if (response.description === undefined || response.description === 'Default Response')
          response.description = MEANING[status] ?? 'The answer';
        addExamples(response.content, definitions);
        const headers = answerHeaders(status, response);
        if (Object.keys(headers).length > 0) response.headers = headers;
      }
      addProblems(document, name, path, operation);
    }
  }
  addWebhooks(document, webhookEvents);
  nameSchemas(document);
  return document;
}

type Definitions = Parameters<typeof exampleOf>[1];

const isList = (operation: OperationObject): boolean =>
  operation.responses['200']?.content?.['application/json']?.schema?.properties?.['items'] !== undefined;

/** An answer in JSON that comes in other forms too, by Accept. */
function addForms(operation: OperationObject): void {
  const { 'x-also-as': forms = [], ...rest } = operation;
  const content = rest.responses['200']?.content;
  if (content === undefined) return;
  for (const form of forms) {
    content[form] = { schema: { type: 'string', format: 'binary', description: 'The same as a table or a chart' } };
  }
}

/**
 * What must be given is filled in where the page tries the operation; what may be given stays empty there, and its
 * example stands in its schema: all filters at once find nothing. A cursor is made up by nobody.
 */
function exemplify(parameter: Parameter, definitions: Definitions): void {
  if (parameter.name === 'cursor') return;
  const example = parameter.example ?? exampleOf(parameter.schema ?? {}, definitions, parameter.name);
  delete parameter.example;
  if (parameter.required === true) parameter.example = example;
  else parameter.schema = { ...parameter.schema, examples: [example] };
}

/** Whether the body may be missing, and something to try: documents that are no text have nothing to show. */
function completeBody(operation: OperationObject, definitions: Definitions): void {
  const { requestBody, 'x-body-examples': texts = {}, 'x-body-optional': mayBeMissing } = operation;
  delete operation['x-body-examples'];
  delete operation['x-body-optional'];
  if (requestBody === undefined) return;
  requestBody.required = mayBeMissing !== true;
  for (const [mediaType, media] of Object.entries(requestBody.content)) {
    const isJson = media.schema?.format !== 'binary' && mediaType.endsWith('json');
    const example = media.example ?? (isJson ? exampleOf(media.schema ?? {}, definitions) : texts[mediaType]);
    // The media types of a route share one object.
    if (example !== undefined) requestBody.content[mediaType] = { ...media, example };
  }
}

function addExamples(content: ResponseObject['content'], definitions: Definitions): void {
  for (const [mediaType, media] of Object.entries(content ?? {})) {
    media.example ??=
      mediaType.endsWith('json') && media.schema?.format !== 'binary'
        ? exampleOf(media.schema ?? {}, definitions)
        : mediaType === 'text/event-stream'
          ? STREAM_SAMPLE
          : 'The document as it is';
  }
}

/** An answer with a version carries its ETag; something new, its address. */
function answerHeaders(status: string, response: ResponseObject): Record<string, unknown> {
  const header = (description: string) => ({ description, schema: { type: 'string' } });
  const isVersioned = response.content?.['application/json']?.schema?.properties?.['version'] !== undefined;
  return {
    ...(isVersioned ? { ETag: header('The version, for If-Match') } : {}),
    ...(status === '201' || status === '202' ? { Location: header('Where it is') } : {}),
  };
}

/** What only the console's own pages send. */
const FROM_CONSOLE: Parameter = {
  in: 'header',
  name: 'X-Groupement-Console',
  required: true,
  description: 'Sent by the pages of the console, from the same origin',
  schema: { type: 'string' },
  example: '1',
};

function headersOf(method: string, path: string, operation: OperationObject): Parameter[] {
  if (path === '/v1/auth/session') return [FROM_CONSOLE];
  if (!path.startsWith('/v1/') || operation['x-access'] === 'public') return [];
  const ifMatch: Parameter = {
    in: 'header',
    name: 'If-Match',
    required: method === 'PATCH',
    description:
      method === 'PATCH'
        ? 'The ETag that GET answered (RFC 9110); `*` for any'
        : 'Do it only if the resource is still at this ETag; `*` for any',
    schema: { type: 'string' },
    example: '*',
  };
  const key: Parameter = {
    in: 'header',
    name: 'Idempotency-Key',
    required: false,
    description: 'The same request again with the same key is done once and gets the same answer',
    schema: { type: 'string', minLength: 1, maxLength: 254 },
    example: '0190a6c2-7d2e-7c4a-9a55-3f0f6f1c2b10',
  };
  if (method === 'PATCH' || method === 'PUT') return [ifMatch];
  return method === 'POST' ? [key] : [];
}
