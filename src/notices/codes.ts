/** A CPV code as eight digits: the check digit ("72230000-6") is dropped, the code is kept though outdated. */
export function cpvOf(code: string | null | undefined): string | null {
  const match = /^\s*(\d{8})(?:-\d)?(?:\D|$)/.exec(code ?? '');
  return match?.[1] ?? null;
}

/**
 * A CPV code that a spreadsheet or a form cut: seven digits have lost the zero in front (3413000 is 03413000), fewer are a
 * group of the list without its trailing zeros (4526 is 45260000). Null for what is no code.
 */
export function cutCpvOf(code: string | null | undefined): string | null {
  const whole = cpvOf(code);
  if (whole !== null) return whole;
  const match = /^\s*(\d{2,7})(?:-\d)?\s*$/.exec(code ?? '');
  const digits = match?.[1];
  if (digits === undefined) return null;
  return digits.length === 7 ? `0${digits}` : digits.padEnd(8, '0');
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
