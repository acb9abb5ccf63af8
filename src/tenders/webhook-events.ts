/** What systems are told of tenders by webhook, by the type of the message. */
export const TENDER_WEBHOOK_EVENTS = {
  'tender.deadline_moved': 'The buyer moved the deadline of a lot, as a coordinator entered it, with the reason',
  'tender.lot_added': 'A lot was added to a tender by hand: `lotId`, `externalId`',
  'tender.document_added': 'A document of the consultation was uploaded: it is being read',
  'tender.document_read': 'The reading of a document ended: `state` is read, no_text or failed',
  'tender.document_removed': 'A document of the consultation was removed',
  'tender.finding_decided': 'A coordinator took over what a document says, struck it out, or took that back',
  'tender.needs_decided': 'A coordinator confirmed, struck out or added what a lot needs',
} as const;
