import { type ReactNode, useRef, useState } from 'react';

/** Where a file is dropped by mouse, or chosen by keyboard. */
export function FileDrop({
  label,
  or,
  choose,
  accept,
  busy = false,
  multiple = false,
  first = true,
  onFile,
  children,
}: {
  label: string;
  /** Between the two ways. */
  or: string;
  /** On the button. */
  choose: string;
  /** Endings and types, as an input of files takes them. */
  accept: string;
  busy?: boolean;
  /** Whether several may come at once: `onFile` is called for each. */
  multiple?: boolean;
  /** Whether choosing is the first act of the page. */
  first?: boolean;
  onFile: (file: File) => void;
  children?: ReactNode;
}) {
  const [over, setOver] = useState(false);
  const picker = useRef<HTMLInputElement>(null);
  const take = (files: FileList | null) => {
    for (const file of [...(files ?? [])].slice(0, multiple ? undefined : 1)) onFile(file);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is for the mouse; the button does the same by keyboard
    <div
      className={over ? 'drop over' : 'drop'}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        take(event.dataTransfer.files);
      }}
    >
      <p>
        <strong>{label}</strong>
        <br />
        <span className="mute">{or}</span>
      </p>
      <button
        className={first ? 'btn first' : 'btn'}
        type="button"
        aria-busy={busy}
        onClick={() => picker.current?.click()}
      >
        {choose}
      </button>
      <input
        ref={picker}
        type="file"
        accept={accept}
        multiple={multiple}
        hidden
        onChange={(event) => {
          take(event.target.files);
          event.target.value = '';
        }}
      />
      {children}
    </div>
  );
}
