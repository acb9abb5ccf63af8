import type { HeadingWords } from '../trades.ts';

/** Headings of English documents that name no trade. */
export const ENGLISH_HEADINGS: HeadingWords = {
  general:
    /^(?:the\s+)?(?:(?:sub-?\s?|grand\s+)?totals?|carried|brought|collection|summary|preliminar(?:y|ies)|provisional|contingenc(?:y|ies)|VAT|prices?|units?|descriptions?|quantit(?:y|ies)|rates?|amounts?|items?|general(?:ly)?|scope|introduction|background|definitions?|instructions?|conditions?|contract(?:or|ors)?|tender(?:er|ers|ing)?|bid(?:der|ders|ding)?|proposals?|annex(?:es)?|appendi(?:x|ces)|schedules?|forms?|declarations?|sign(?:ed|ature)?|deadlines?|eligibility|evaluation|award|submissions?|clarifications?|insurances?|payments?|invoic\p{L}*|warrant(?:y|ies)|guarantees?|penalt(?:y|ies)|liquidated|confidential\p{L}*|terminations?|disputes?|laws?|local|notices?|program(?:me)?s?|communications?|staff|labou?r|plant|materials?|health|records?|access|drawings?|documents?|standards?|compan(?:y|ies)|employer|client|purchaser|buyer|supplier|project|timetable|references?|validity|currency|taxes|language|qualifications?|experience|assumptions?|objectives?|overview|deliverables?|dayworks?|prime\s+cost|with\s+stamp|stamps?)(?!\p{L})/iu,
  ofEverySite:
    /(?:site|welfare)\s+(?:set-?\s?up|establishment|facilities|office|security|safety|clearance\s+on)|setting\s+out|inspections?|(?:^|\s)(?:tests?|testing|commissioning|samples?|mock-?\s?ups?|training|handover|hand-?\s?over|submittals?|snagging|protection|safety|security|quality|maintenance|support|delivery|transport|cleaning|completion|supervision|workmanship|tolerances|scaffolding|joint|several|liability|responsibilit(?:y|ies)|rights?)(?!\p{L})|architect|engineer(?!ing)|as-?\s?built|health\s+and|method\s+statements?|temporary|user|data(?!\p{L})|reports?(?!\p{L})|environment/iu,
  incidental: /^(?:cutting|chasing|drilling|making\s+good)(?!\p{L})/iu,
  address: /^(?:address|telephone|e-?mail|attention)|(?<!\p{L})(?:street|road|avenue|lane|P\.?O\.?\s+box)(?!\p{L})/iu,
  clauses:
    /instructions?\s+to\s+(?:tenderers|bidders|proposers)|(?:requests?|invitation|call|notice\s+inviting)\s+(?:for\s+|to\s+)?(?:tenders?|proposals?|quotations?|bids?)|conditions\s+of\s+(?:contract|tender)|tender(?:ing)?\s+(?:documents?|procedures?)|(?:technical|commercial|financial)\s+bid/iu,
  works:
    /specifications?(?!\p{L})|bills?\s+of\s+quantit|schedules?\s+of\s+(?:rates|works?|quantities|prices)|pricing\s+(?:schedule|document)|B\.?O\.?Q(?!\p{L})|scope\s+of\s+works?|employer['’]s\s+requirements|statement\s+of\s+works?/iu,
  onlyInWorks: true,
  supplies:
    /suppl(?:y|ies)\s+(?:and\s+\p{L}+\s+)?(?:contract|of)|purchase\s+of|procurement\s+of\s+goods|goods\s+and\s+services/iu,
  building: /(?<!\p{L})works?(?!\p{L})|construction|refurbish|renovation|supply\s+and\s+(?:install|fix)/iu,
};
