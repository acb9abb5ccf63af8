import { useFormats } from '../format/values.ts';

/** A time as people think of it, with the exact one below it. */
export function When({ at, late = false }: { at: string; late?: boolean }) {
  const f = useFormats();
  return (
    <span className={late ? 'when late' : 'when'}>
      <time dateTime={at}>{f.relative(at)}</time>
      <small>{f.instant(at)}</small>
    </span>
  );
}
