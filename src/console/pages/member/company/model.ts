import type { Answer } from '../../../api/call.ts';

/** The company as the API tells it. */
export type Company = Answer<'GET /v1/organisations/{id}'>;

/** What a part of the page changes: the company, and the version that it was read in. */
export type PartProps = { company: Company; etag: string | null };

/** The version that a change builds on, where it is known. */
export const ifMatch = (etag: string | null): { ifMatch?: string } => (etag === null ? {} : { ifMatch: etag });

/** Euros as people type them ("1 234,50 €"), in cents; null for what is no amount. */
export function centsOf(text: string): number | null {
  const plain = text.replace(/[\s\u00a0\u202f€]/g, '').replace(',', '.');
  if (!/^\d+(\.\d{1,2})?$/.test(plain)) return null;
  return Math.round(Number(plain) * 100);
}
