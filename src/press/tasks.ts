import type { CompetitionPress } from '../consortia/press.ts';
import type { DocumentPress } from '../documents/press.ts';
import type { ReportPress } from '../reports/press.ts';

/** What the press can do, by name: what those who print ask for. */
export type PressTasks = DocumentPress & ReportPress & CompetitionPress;
