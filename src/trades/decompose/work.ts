/** What is known of a lot, or of a whole undivided project, whose further trades are looked for. */
export interface Work {
  /** `project`: the undivided whole, asked for the trades of its lots; `lot`: one lot, asked for its further codes. */
  kind: 'lot' | 'project';
  /** Title, notice title where it differs, description: one per line. */
  text: string;
  /** Two letters. */
  lang: string;
  /** "works", "supplies" or "services"; anything else counts as not known. */
  nature: string;
  /** The main CPV code: eight digits. */
  cpvMain: string;
  /** Name of the buyer, empty where it isn't known. */
  buyer: string;
}

/** A work whose further codes are known. */
export interface KnownWork extends Work {
  /** Codes that say what the main code does not. */
  further: readonly string[];
}
