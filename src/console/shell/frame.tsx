import { type ReactNode, useEffect, useState } from 'react';
import { Link, useLocation } from 'wouter';
import { call } from '../api/call.ts';
import { hasRole, isStaff, type Me, ownClusterIds, ownOrganisationIds, useMe } from '../api/me.ts';
import { queryClient, useApi } from '../api/query.ts';
import { forgetDrafts } from '../components/draft.ts';
import { Icon } from '../components/icon.tsx';
import { useFormats } from '../format/values.ts';
import { useTexts } from '../texts/define.ts';
import { shellTexts } from '../texts/shell.ts';
import { Brand } from './brand.tsx';
import { useConnectionLoss } from './connection.ts';
import { PAGES } from './pages.ts';
import { Palette } from './palette.tsx';
import { PATHS, to } from './paths.ts';
import { type Language, setLanguage, setTheme, type Theme, usePreferences } from './preferences.ts';

/** From this order on, an entry stands below the line. */
const BELOW_THE_LINE = 100;
const NEXT_THEME: Record<Theme, Theme> = { system: 'light', light: 'dark', dark: 'system' };

/** What stands around every page: the way to the others, search, notifications, language and theme. */
export function Frame({ children }: { children: ReactNode }) {
  const t = useTexts(shellTexts);
  const me = useMe();
  const [path] = useLocation();
  const [open, setOpen] = useState(false);
  const [searching, setSearching] = useState(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the menu closes with each change of address
  useEffect(() => setOpen(false), [path]);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') {
        event.preventDefault();
        setSearching(true);
      }
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
  return (
    <>
      <a className="skip" href="#content">
        {t.skip}
      </a>
      <Bars />
      <div className="app">
        <header className={open ? 'side open' : 'side'}>
          <Link className="brand" href={to('today')}>
            <Brand />
          </Link>
          <WhereIWork me={me} />
          <button className="btn sm menu-btn" type="button" aria-expanded={open} onClick={() => setOpen(!open)}>
            <Icon name="menu" />
            {t.menu}
          </button>
          <button className="find" type="button" onClick={() => setSearching(true)}>
            <Icon name="find" />
            {t.search} <kbd>Ctrl K</kbd>
          </button>
          <Navigation />
          <Foot />
        </header>
        <main id="content" tabIndex={-1}>
          {children}
        </main>
      </div>
      {searching ? <Palette close={() => setSearching(false)} /> : null}
    </>
  );
}

/** For whom the person works: a company, a cluster, or all. */
function WhereIWork({ me }: { me: Me }) {
  const [organisationId] = ownOrganisationIds(me);
  const [clusterId] = ownClusterIds(me);
  const organisation = useApi(
    'GET /v1/organisations/{id}',
    organisationId === undefined ? null : { params: { id: organisationId } },
  );
  const cluster = useApi(
    'GET /v1/clusters/{id}',
    organisationId !== undefined || clusterId === undefined ? null : { params: { id: clusterId } },
  );
  return <small>{organisation.data?.name ?? cluster.data?.name ?? '\u00a0'}</small>;
}

function Navigation() {
  const t = useTexts(shellTexts);
  const me = useMe();
  const { language } = usePreferences();
  const [path] = useLocation();
  const entries = PAGES.filter(
    ({ nav, roles }) => nav !== undefined && (roles === undefined || hasRole(me, ...roles)),
  ).sort((a, b) => (a.nav?.order ?? 0) - (b.nav?.order ?? 0));
  const isCurrent = (at: string) => (at === '/' ? path === '/' : path === at || path.startsWith(`${at}/`));
  const link = ({ name, nav }: (typeof entries)[number]) => (
    <Link key={name} href={PATHS[name]} aria-current={isCurrent(PATHS[name]) ? 'page' : undefined}>
      {nav?.label[language]}
    </Link>
  );
  const above = entries.filter(({ nav }) => (nav?.order ?? 0) < BELOW_THE_LINE);
  const below = entries.filter(({ nav }) => (nav?.order ?? 0) >= BELOW_THE_LINE);
  return (
    <nav className="links" aria-label={t.main}>
      {above.map(link)}
      {below.length === 0 || above.length === 0 ? null : <hr />}
      {below.map(link)}
    </nav>
  );
}

function Foot() {
  const t = useTexts(shellTexts);
  const f = useFormats();
  const me = useMe();
  const { theme } = usePreferences();
  const unread = useApi('GET /v1/notifications', { query: { unread: true, limit: 100 } }, { refetchInterval: 60_000 });
  const count = unread.data?.items.length ?? 0;
  const role = hasRole(me, 'admin') ? 'admin' : isStaff(me) ? 'coordinator' : 'member';
  const other = t.languageCode as Language;
  return (
    <div className="foot">
      <nav className="links" aria-label={t.notifications}>
        <Link href={to('notifications')}>
          {t.notifications}
          {count === 0 ? null : <span className="n">{f.count(count)}</span>}
        </Link>
      </nav>
      <div className="pref">
        <button className="btn quiet sm" type="button" lang={other} onClick={() => void changeLanguage(other)}>
          {t.language}
        </button>
        <button className="btn quiet sm" type="button" onClick={() => setTheme(NEXT_THEME[theme])}>
          {t.theme[theme]}
        </button>
        <button className="btn quiet sm" type="button" onClick={() => void signOut()}>
          {t.signOut}
        </button>
      </div>
      <small>
        {t.roles[role]} · <Link href={to('account')}>{me.name}</Link>
      </small>
    </div>
  );
}

/** Mails and what the server words follow the language of the page. */
async function changeLanguage(language: Language): Promise<void> {
  setLanguage(language);
  await call('PATCH /v1/me', { body: { language }, ifMatch: '*' }).catch(() => null);
  await queryClient.invalidateQueries();
}

async function signOut(): Promise<void> {
  await call('DELETE /v1/auth/session', {}).catch(() => null);
  forgetDrafts();
  location.assign('/app/');
}

/** What is to be known on every page: the server cannot be reached. */
export function Bars() {
  const t = useTexts(shellTexts);
  const f = useFormats();
  const loss = useConnectionLoss();
  return (
    <div className="bars" role="status">
      {loss === null ? null : (
        <p className="bar-note">
          <span>
            <Icon name="warn" /> {t.lost(f.clock(loss.since))}
          </span>
          <button className="btn sm" type="button" onClick={() => void queryClient.refetchQueries()}>
            {t.retry}
          </button>
        </p>
      )}
    </div>
  );
}
