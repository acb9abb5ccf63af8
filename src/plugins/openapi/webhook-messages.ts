import type { JsonSchema, OpenApiDocument } from './document.ts';

const MESSAGE: JsonSchema = {
  type: 'object',
  description:
    'A message of a webhook, signed by the Standard Webhooks scheme: check `webhook-signature` with the secret that was shown when the webhook was added',
  required: ['type', 'timestamp', 'data'],
  properties: {
    type: { type: 'string', description: 'Which event it is', examples: ['consortium.accepted'] },
    timestamp: { type: 'string', format: 'date-time', description: 'When it happened' },
    data: {
      type: 'object',
      description:
        'Ids of what it is about (`eventId`, `consortiumId`, `tenderId`, `organisationId`) and its `state`: read the rest from the API',
      additionalProperties: true,
    },
  },
};

/** Lists the messages that the API sends by webhook; `events` tells by type what happened. */
export function addWebhooks(document: OpenApiDocument, events: Readonly<Record<string, string>>): void {
  document.components.schemas = { ...document.components.schemas, WebhookMessage: MESSAGE };
  document.webhooks = Object.fromEntries(
    Object.entries(events).map(([type, summary]) => [
      type,
      {
        post: {
          operationId: type.replace(/[._](\w)/g, (_all, letter: string) => letter.toUpperCase()),
          summary,
          tags: ['webhooks'],
          requestBody: {
            required: true,
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/WebhookMessage' },
                example: { type, timestamp: '2026-12-15T11:00:00.000Z', data: { consortiumId: EXAMPLE_ID } },
              },
            },
          },
          responses: {
            '2XX': { description: 'Taken; anything else is tried again for about an hour, less and less often' },
          },
        },
      },
    ]),
  );
}

const EXAMPLE_ID = '0190a6c2-7d2e-7c4a-9a55-3f0f6f1c2b10';
