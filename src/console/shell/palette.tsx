import { useEffect, useMemo, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import { hasRole, isStaff, useMe } from '../api/me.ts';
import { useApi } from '../api/query.ts';
import { useSettled } from '../components/settled.ts';
import { useFormats } from '../format/values.ts';
import { placeOf } from '../pages/today/notification-place.ts';
import { useTexts } from '../texts/define.ts';
import { shellTexts } from '../texts/shell.ts';
import { PAGES } from './pages.ts';
import { PATHS, to } from './paths.ts';
import { usePreferences } from './preferences.ts';

type Find = { id: string; text: string; note: string; href: string };
type Group = { title: string; finds: Find[] };
const EACH = 6;

/** Search over tenders, organisations, consortia, notifications and pages (Ctrl+K), by keyboard alone. */
export function Palette({ close }: { close: () => void }) {
  const t = useTexts(shellTexts);
  const [words, setWords] = useState('');
  const [at, setAt] = useState(0);
  const [, navigate] = useLocation();
  const dialog = useRef<HTMLDialogElement>(null);
  const groups = useFinds(words.trim());
  const finds = groups.flatMap((group) => group.finds);
  const chosen = finds[Math.min(at, finds.length - 1)];
  useEffect(() => dialog.current?.showModal(), []);
  const open = (find: Find | undefined) => {
    if (find === undefined) return;
    close();
    navigate(find.href);
  };
  return (
    <dialog ref={dialog} className="search" aria-label={t.palette.title} onClose={close}>
      <div className="pal">
        <div className="field">
          <label className="sr" htmlFor="palette-words">
            {t.palette.label}
          </label>
          <input
            id="palette-words"
            type="text"
            role="combobox"
            aria-expanded="true"
            aria-controls="palette-finds"
            aria-activedescendant={chosen === undefined ? undefined : `find-${chosen.id}`}
            autoComplete="off"
            placeholder={t.palette.label}
            value={words}
            onChange={(event) => {
              setWords(event.target.value);
              setAt(0);
            }}
            onKeyDown={(event) => {
              const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
              if (step !== undefined && finds.length > 0) {
                event.preventDefault();
                setAt((Math.min(at, finds.length - 1) + step + finds.length) % finds.length);
              } else if (event.key === 'Enter') {
                event.preventDefault();
                open(chosen);
              }
            }}
          />
        </div>
        {finds.length === 0 ? <p className="pad note">{t.palette.none}</p> : null}
        <div id="palette-finds" role="listbox" aria-label={t.palette.title}>
          {groups.map(({ title, finds: list }) => (
            // biome-ignore lint/a11y/useSemanticElements: a group of options of a list box
            <div key={title} role="group" aria-label={title}>
              <div className="grp" aria-hidden="true">
                {title}
              </div>
              {list.map((find) => (
                // biome-ignore lint/a11y/useKeyWithClickEvents lint/a11y/useFocusableInteractive: the field keeps the focus and has the keys
                <div
                  key={find.id}
                  id={`find-${find.id}`}
                  role="option"
                  aria-selected={find === chosen}
                  onClick={() => open(find)}
                >
                  <span>{find.text}</span>
                  <span className="note">{find.note}</span>
                </div>
              ))}
            </div>
          ))}
        </div>
        <p className="pad note keyhint">{t.palette.hint}</p>
      </div>
    </dialog>
  );
}

function useFinds(words: string): Group[] {
  const t = useTexts(shellTexts);
  const me = useMe();
  const { language } = usePreferences();
  const f = useFormats();
  const asked = useSettled(words);
  const enough = asked.length >= 2;
  const staff = isStaff(me);
  const tenders = useApi('GET /v1/tenders', staff && enough ? { query: { q: asked, limit: EACH } } : null, {
    keepPrevious: true,
  });
  const organisations = useApi('GET /v1/organisations', staff && enough ? { query: { q: asked, limit: EACH } } : null, {
    keepPrevious: true,
  });
  const consortia = useApi('GET /v1/consortia', enough ? { query: { q: asked, limit: EACH } } : null, {
    keepPrevious: true,
  });
  const notifications = useApi('GET /v1/notifications', enough ? { query: { limit: 50 } } : null);
  return useMemo(() => {
    const answers = (text: string) => plain(text).includes(plain(words));
    const pages = PAGES.filter(({ nav, roles }) => nav !== undefined && (roles === undefined || hasRole(me, ...roles)))
      .filter(({ nav }) => nav !== undefined && answers(nav.label[language]))
      .map(({ name, nav }) => ({ id: `page-${name}`, text: nav?.label[language] ?? '', note: '', href: PATHS[name] }));
    if (!enough) return [{ title: t.palette.go, finds: pages }].filter(({ finds }) => finds.length > 0);
    return [
      {
        title: t.palette.tenders,
        finds: (tenders.data?.items ?? []).map(({ id, title, buyer }) => ({
          id,
          text: title,
          note: buyer.name,
          href: to('tender', { id }),
        })),
      },
      {
        title: t.palette.organisations,
        finds: (organisations.data?.items ?? []).map(({ id, name, town }) => ({
          id,
          text: name,
          note: town ?? '',
          href: to('organisation', { id }),
        })),
      },
      {
        title: t.palette.consortia,
        finds: (consortia.data?.items ?? []).map(({ id, name }) => ({
          id,
          text: name,
          note: '',
          href: to('consortium', { id }),
        })),
      },
      {
        title: t.palette.notifications,
        finds: (notifications.data?.items ?? [])
          .filter(({ subject, text }) => answers(`${subject} ${text}`))
          .slice(0, EACH)
          .map((one) => ({
            id: one.id,
            text: one.subject,
            note: f.relative(one.createdAt),
            href: placeOf(one, staff),
          })),
      },
      { title: t.palette.go, finds: pages },
    ].filter(({ finds }) => finds.length > 0);
  }, [words, enough, me, staff, language, t, f, tenders.data, organisations.data, consortia.data, notifications.data]);
}

const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
