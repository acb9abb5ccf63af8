import type { ReactElement } from 'react';

const SHAPES: Record<string, ReactElement> = {
  find: (
    <>
      <circle cx="7" cy="7" r="4.5" />
      <path d="m10.5 10.5 3.5 3.5" />
    </>
  ),
  menu: <path d="M2.5 4.5h11M2.5 8h11M2.5 11.5h11" />,
  warn: (
    <>
      <path d="M8 2.2 14.5 13.5H1.5Z" />
      <path d="M8 6.5v3.2M8 11.6v.1" />
    </>
  ),
  check: <path d="m3 8.5 3.2 3.2L13 4.8" />,
  x: <path d="m4 4 8 8M12 4l-8 8" />,
  lock: (
    <>
      <rect x="3" y="7" width="10" height="7" rx="1" />
      <path d="M5 7V5a3 3 0 0 1 6 0v2" />
    </>
  ),
  clock: (
    <>
      <circle cx="8" cy="8" r="6" />
      <path d="M8 4.8V8l2.2 1.6" />
    </>
  ),
  pen: <path d="m3 13 .6-2.8 7.6-7.6 2.2 2.2-7.6 7.6Z" />,
  down: <path d="M8 3v10M4 9.2 8 13l4-3.8" />,
  up: <path d="M8 13V3M4 6.8 8 3l4 3.8" />,
};
export type IconName = 'find' | 'menu' | 'warn' | 'check' | 'x' | 'lock' | 'clock' | 'pen' | 'down' | 'up';

/** A sign beside its word; never alone. */
export const Icon = ({ name }: { name: IconName }) => (
  <svg className="i" viewBox="0 0 16 16" aria-hidden="true">
    {SHAPES[name]}
  </svg>
);

/** A sign and a word. Plain for what is well or waits; colour only where somebody must act. */
export const Tag = ({
  tone,
  icon,
  children,
}: {
  tone?: 'warn' | 'bad' | 'sel' | undefined;
  icon?: IconName | undefined;
  children: React.ReactNode;
}) => (
  <span className={tone === undefined ? 'tag' : `tag ${tone}`}>
    {icon === undefined ? null : <Icon name={icon} />}
    <span>{children}</span>
  </span>
);
