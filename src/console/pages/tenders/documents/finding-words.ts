import type { Answer } from '../../../api/call.ts';
import { useFormats } from '../../../format/values.ts';
import { useTexts } from '../../../texts/define.ts';
import { tenderDocumentTexts } from '../../../texts/tender-documents.ts';

export type Finding = Answer<'GET /v1/tenders/{id}/findings'>['items'][number];

/** Which part of the page a finding stands in; null: it is a need of a lot. */
export function groupOf({ kind }: Finding): 'dates' | 'group' | 'criteria' | null {
  if (kind === 'trade' || kind === 'certificate') return null;
  if (kind === 'award_criterion') return 'criteria';
  return kind === 'deadline' || kind === 'site_visit' || kind === 'offer_validity' ? 'dates' : 'group';
}

/** What a finding says, in words and figures of the page. */
export function useFindingWords(): (finding: Finding) => { what: string; value: string | null } {
  const t = useTexts(tenderDocumentTexts).kinds;
  const f = useFormats();
  /** A local time of the document: shown as it is written there, whatever the zone. */
  const local = (at: string): string => {
    const [day = '', time] = at.split('T');
    const [hours = '', minutes = ''] = time?.split(':') ?? [];
    const said = f.day(`${day}T12:00:00Z`);
    return time === undefined ? said : t.at(said, hours, minutes);
  };
  const word = (words: Readonly<Record<string, string>>, code: string): string => words[code] ?? code;
  return ({ kind, what, value, at }) => {
    switch (kind) {
      case 'deadline':
        return {
          what: word({ offers: t.offers, questions: t.questions, visit: t.visit }, what),
          value: at === null ? (value === null ? null : t.daysBefore(f.count(value))) : local(at),
        };
      case 'site_visit':
        return { what: word(t.visits, what), value: null };
      case 'offer_validity':
        return { what: t.validity, value: value === null ? null : t.days(f.count(value)) };
      case 'group_form':
        return { what: word(t.forms, what), value: null };
      case 'group_rule':
        return { what: word(t.rules, what), value: null };
      case 'min_turnover':
        return { what: word(t.turnover, what), value: value === null ? null : f.money(value) };
      case 'min_headcount':
        return { what: t.headcount(f.count(value ?? 0)), value: null };
      case 'award_criterion':
        return { what, value: value === null ? null : f.share(value) };
      case 'trade':
      case 'certificate':
        return { what, value: null };
    }
  };
}
