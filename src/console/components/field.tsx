import type { ReactNode } from 'react';
import { Icon } from './icon.tsx';

/** What ties a control to its label, its note and its error. */
export type ControlProps = { id: string; 'aria-describedby'?: string; 'aria-invalid'?: true };

/** Label, help and error above the control that they belong to. */
export function Field({
  id,
  label,
  note,
  error,
  children,
}: {
  id: string;
  label: ReactNode;
  note?: ReactNode;
  /** What to do about it. */
  error?: string | undefined;
  children: (props: ControlProps) => ReactNode;
}) {
  const describedBy = [note === undefined ? null : `${id}-note`, error === undefined ? null : `${id}-error`].filter(
    (part) => part !== null,
  );
  return (
    <div className={error === undefined ? 'field' : 'field has-err'}>
      <label htmlFor={id}>{label}</label>
      {note === undefined ? null : (
        <span className="note" id={`${id}-note`}>
          {note}
        </span>
      )}
      {error === undefined ? null : (
        <span className="err" id={`${id}-error`}>
          <Icon name="x" />
          {error}
        </span>
      )}
      {children({
        id,
        ...(describedBy.length === 0 ? {} : { 'aria-describedby': describedBy.join(' ') }),
        ...(error === undefined ? {} : { 'aria-invalid': true as const }),
      })}
    </div>
  );
}
