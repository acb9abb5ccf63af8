/** The instant of a time as a `datetime-local` field has it, on the clock of the device; null for what is none. */
export function instantOf(typed: string): string | null {
  const at = new Date(typed);
  return typed === '' || Number.isNaN(at.getTime()) ? null : at.toISOString();
}
