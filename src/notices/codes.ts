/** A CPV code as eight digits: the check digit ("72230000-6") is dropped, the code is kept though outdated. */
export function cpvOf(code: string | null | undefined): string | null {
  const match = /^\s*(\d{8})(?:-\d)?(?:\D|$)/.exec(code ?? '');
  return match?.[1] ?? null;
}

/** Values in the order first seen, without blanks and repeats. */
export const distinct = (values: Iterable<string | null | undefined>): string[] => [
  ...new Set([...values].filter((value): value is string => Boolean(value))),
];

/** A registration number without spaces, dots and dashes between its digits; null when nothing is left. */
export function registrationOf(text: string | null | undefined): string | null {
  const plain = text?.replace(/[\s\u00a0\u202f.]/g, '').toUpperCase();
  return plain || null;
}
