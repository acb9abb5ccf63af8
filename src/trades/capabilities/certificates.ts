import { type Certificate, readCertificates } from '../../taxonomies/lexicon/read.ts';

let byKey: ReadonlyMap<string, Certificate> | undefined;

/** `Qualibat 3111`, `NF EN 1090-1:2009` and `EN 1090` are one certificate each: letters and the first number. */
const keyOf = (code: string): string =>
  code
    .toUpperCase()
    .replace(/\b(NF|CERTIFICATION|QUALIFICATION|LABEL)\b/g, ' ')
    .replace(/ISO\/IEC/g, 'ISO')
    .replace(/[-:]\d+.*$/, '')
    .replace(/\(.*\)/, '')
    .replace(/[^A-Z0-9]/g, '');

/** The certificate that a code or name means; null where the list does not have it. */
export function certificateOf(code: string): Certificate | null {
  byKey ??= new Map(readCertificates().map((certificate) => [keyOf(certificate.code), certificate]));
  const key = keyOf(code);
  // Qualifications of building carry a number of their own behind the name.
  return byKey.get(key) ?? byKey.get(key.replace(/\d{2,4}[A-Z]?\d*$/, '')) ?? null;
}
