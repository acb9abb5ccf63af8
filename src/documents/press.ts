import type { BidFile } from './model.ts';
import type { DocumentRequest, RenderedDocument } from './render.ts';

/** What documents need of whoever prints: plain data in, plain data out. */
export type DocumentPress = {
  document: (bid: BidFile, request: DocumentRequest) => Promise<RenderedDocument>;
  /** Every document of the bid in one zip. */
  package: (bid: BidFile) => Promise<RenderedDocument>;
};
