/** A notice that a source has: its key there, and its bytes when it is wanted. */
export type Found = { key: string; read(): Promise<Uint8Array> };

/** One page of a poll: what is new since `position`, and where the next poll goes on. */
export type Page = { found: Found[]; position: string | null; more: boolean };

/** What a watch tells its source. */
export type Question = {
  clusterId: string;
  /** A folder below the cluster's own, or a service's address. */
  location: string;
  /** The service's own query language; null: everything. */
  query: string | null;
  /** Where the last page ended; null: from the beginning. */
  position: string | null;
  today: string;
};

/** A place that publishes notices. Pages may repeat what was found before: the caller knows keys. */
export type WatchSource = { page(question: Question): Promise<Page> };
