import type { Amount } from '../notice.ts';

/**
 * One thing that a partial correction changes. `lotId` null: the lots that have the old value, or all of them where the
 * source names the field without its old value.
 */
export type FieldCorrection = { lotId: string | null } & (
  | {
      field: 'deadline';
      /** Only lots whose deadline lies in this span of UTC instants, both ends included; null: whatever it was. */
      within: readonly [string, string] | null;
      /** UTC instant. */
      to: string;
    }
  | { field: 'cpvMain'; from: string | null; to: string }
  | { field: 'cpvAdditional' | 'nuts'; from: string[]; to: string[] }
  | { field: 'estimatedValue'; from: Amount | null; to: Amount }
  | {
      field: 'text';
      /** Where the text stands; null: wherever the old words are found. */
      section: 'title' | 'description' | null;
      from: string;
      to: string;
    }
);

/**
 * What a partial correction says: it names what changes, and everything else stays. What can't be read of it is kept in
 * words, for a coordinator to look at.
 */
export type Correction = { changes: FieldCorrection[]; unread: string[] };
