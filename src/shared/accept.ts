import { DomainError } from './errors.ts';

/**
 * The media type that Accept likes best of those on offer (RFC 9110 section 12.5.1); the first where it says nothing.
 * @throws DomainError `invalid` when it wants none of them
 */
export function preferredType(accept: string | undefined, offered: readonly string[]): string {
  if (accept === undefined || accept.trim() === '') return offered[0]!;
  const ranges = accept.split(',').map((part) => {
    const [range = '', ...parameters] = part.trim().toLowerCase().split(';');
    const q = parameters.map((p) => /^\s*q=([\d.]+)\s*$/.exec(p)?.[1]).find((value) => value !== undefined);
    return { range: range.trim(), q: q === undefined ? 1 : Number(q) };
  });
  const quality = (type: string): number => {
    const specific = [type, `${type.split('/')[0]}/*`, '*/*'];
    for (const wanted of specific) {
      const found = ranges.find(({ range }) => range === wanted);
      if (found !== undefined) return found.q;
    }
    return 0;
  };
  const best = offered.map((type) => ({ type, q: quality(type) })).reduce((a, b) => (b.q > a.q ? b : a));
  if (best.q > 0) return best.type;
  throw new DomainError('invalid', 'not_acceptable', `This comes as ${offered.join(', ')}.`, {
    fields: [{ pointer: 'Accept', message: `wants none of ${offered.join(', ')}` }],
  });
}
