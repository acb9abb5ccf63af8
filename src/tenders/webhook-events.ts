/** What systems are told of tenders by webhook, by the type of the message. */
export const TENDER_WEBHOOK_EVENTS = {
  'tender.needs_decided': 'A coordinator confirmed, struck out or added what a lot needs',
} as const;
