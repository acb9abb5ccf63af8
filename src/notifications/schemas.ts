import { type Static, Type } from 'typebox';
import { Answer, Instant, listQuery, Nullable, pageOf, Uuid } from '../shared/schemas.ts';

export const NotificationSchema = Answer('Notification', {
  id: Uuid,
  kind: Type.String(),
  subject: Type.String(),
  text: Type.String({ description: "In the reader's language" }),
  consortiumId: Nullable(Uuid),
  invitationId: Nullable(Uuid),
  tenderId: Nullable(Uuid),
  path: Type.String({
    description: 'The page of the console where its act is, below /app; `/notifications`: to be read',
  }),
  createdAt: Instant,
  readAt: Nullable(Instant),
});
export type NotificationView = Static<typeof NotificationSchema>;
export const NotificationPage = pageOf(NotificationSchema);
export const NotificationQuery = listQuery({ unread: Type.Optional(Type.Boolean()) });
