import { typeset } from '../format/typography.ts';
import { usePreferences } from '../shell/preferences.ts';
import { useTexts } from '../texts/define.ts';
import { shellTexts } from '../texts/shell.ts';

/** Characters that are shown before the rest is folded. */
const SHOWN = 320;

/** A text of others, as long as it may be: its beginning, the whole on demand. */
export function LongText({ text }: { text: string }) {
  const { language } = usePreferences();
  const t = useTexts(shellTexts);
  const whole = typeset(text.trim(), language);
  if (whole.length <= SHOWN) return <p className="text">{whole}</p>;
  return (
    <details className="text">
      <summary>
        <span className="begin">{whole.slice(0, whole.lastIndexOf(' ', SHOWN))}… </span>
        <span className="on">{t.readOn}</span>
        <span className="off">{t.fold}</span>
      </summary>
      <p>{whole}</p>
    </details>
  );
}
