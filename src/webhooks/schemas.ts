import { type Static, Type } from 'typebox';
import { Answer, Instant, listQuery, Named, Nullable, pageOf, Uuid, Word } from '../shared/schemas.ts';

export const NewWebhook = Named('WebhookInput', {
  url: Type.String({ minLength: 1, maxLength: 2_000, examples: ['https://example.org/hooks/groupement'] }),
  clusterId: Type.Optional(Type.Unsafe<string>({ ...Uuid, description: "The caller's first cluster unless given" })),
  events: Type.Optional(
    Type.Array(Type.String({ pattern: '^[a-z_]+\\.[a-z_]+$', maxLength: 100, examples: ['consortium.accepted'] }), {
      maxItems: 100,
      examples: [['consortium.accepted']],
      description: 'Types such as `consortium.accepted`; all unless given',
    }),
  ),
});
export type NewWebhookInput = Static<typeof NewWebhook>;

export const WebhookSchema = Answer('Webhook', {
  id: Uuid,
  clusterId: Uuid,
  url: Type.String(),
  events: Type.Array(Type.String()),
  active: Type.Boolean(),
  createdAt: Instant,
});
export type WebhookView = Static<typeof WebhookSchema>;
export const NewWebhookAnswer = Answer('NewWebhook', {
  ...WebhookSchema.properties,
  secret: Type.String({ description: 'Signs the messages (Standard Webhooks); shown this once' }),
});
export const WebhookPage = pageOf(WebhookSchema);
export const WebhookQuery = listQuery({});

const DELIVERY_STATES = ['pending', 'delivered', 'dead'] as const;
export const DeliverySchema = Answer('WebhookDelivery', {
  id: Uuid,
  webhookId: Uuid,
  type: Type.String(),
  state: Word(DELIVERY_STATES),
  attempts: Type.Integer(),
  lastStatus: Nullable(Type.Integer()),
  lastError: Nullable(Type.String()),
  createdAt: Instant,
  deliveredAt: Nullable(Instant),
});
export type DeliveryView = Static<typeof DeliverySchema>;
export const DeliveryPage = pageOf(DeliverySchema);
export const DeliveryQuery = listQuery({ state: Type.Optional(Word(DELIVERY_STATES)) });
