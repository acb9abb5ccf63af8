import { QueryClientProvider } from '@tanstack/react-query';
import { lazy, Suspense, useEffect, useState } from 'react';
import { Route, Router, Switch, useLocation } from 'wouter';
import { type Answered, call, Problem } from '../api/call.ts';
import { hasRole, type Me, MeContext, useMe } from '../api/me.ts';
import { queryClient, useApi, whenSignedOut } from '../api/query.ts';
import { keepDraftsOf } from '../components/draft.ts';
import { Page } from '../components/page.tsx';
import { Failure, Loading } from '../components/states.tsx';
import { useTexts } from '../texts/define.ts';
import { shellTexts } from '../texts/shell.ts';
import { Boundary } from './boundary.tsx';
import { Frame } from './frame.tsx';
import { type PageCode, ROUTES } from './page-code.ts';
import type { PageEntry } from './page-entry.ts';
import { Forgotten, NewPassword } from './password-pages.tsx';
import { PATHS } from './paths.ts';
import { followLanguageOf } from './preferences.ts';
import { Seat } from './seat.tsx';
import { hasSeatLink, takeSeatLink } from './seat-link.ts';
import { Toasts } from './toasts.tsx';

// Whoever is signed in, as most are, waits for neither.
const SignIn = lazy(() => import('./sign-in.tsx').then((code) => ({ default: code.SignIn })));
const SignInAgain = lazy(() => import('./sign-in-again.tsx').then((code) => ({ default: code.SignInAgain })));

/** The console: who is signed in, the frame around the pages, and the page of the address. */
export function App() {
  return (
    <QueryClientProvider client={queryClient}>
      <Router base="/app">
        <Switch>
          <Route path={PATHS.forgotten}>
            <Forgotten />
          </Route>
          <Route path={PATHS.newPassword}>
            <NewPassword />
          </Route>
          <Route>
            <SignedInOrNot />
          </Route>
        </Switch>
        <Toasts />
      </Router>
    </QueryClientProvider>
  );
}

function SignedInOrNot() {
  const me = useApi('GET /v1/me', {});
  const [ended, setEnded] = useState(false);
  useEffect(() => {
    whenSignedOut(() => {
      const known = queryClient.getQueryData<Answered<'GET /v1/me'>>(['GET /v1/me', {}, {}])?.data;
      // Whom a link alone let in signs in at the door, or opens the link again.
      if (known !== undefined && known.seat !== null) void queryClient.resetQueries();
      else if (known !== undefined) setEnded(true);
    });
  }, []);
  useEffect(() => {
    if (me.data !== undefined) followLanguageOf(me.data);
  }, [me.data]);
  const signedOut = me.error instanceof Problem && me.error.status === 401;
  // A link opens its seat where nobody is signed in, and takes over from the link of another seat.
  const opening = useSeatLink(signedOut || (me.data !== undefined && me.data.seat !== null));
  if (opening === 'busy')
    return (
      <main>
        <Loading />
      </main>
    );
  if (me.data !== undefined) keepDraftsOf(me.data.id);
  if (me.data !== undefined && me.data.seat !== null) return <Seat me={me.data} invitationId={me.data.seat} />;
  if (me.data !== undefined)
    return (
      <>
        <Inside me={me.data} />
        {ended ? (
          <Suspense>
            <SignInAgain me={me.data} close={() => setEnded(false)} />
          </Suspense>
        ) : null}
      </>
    );
  if (signedOut)
    return (
      <Suspense
        fallback={
          <main>
            <Loading />
          </main>
        }
      >
        <SignIn link={opening === 'ended' || opening === 'replaced' ? opening : null} />
      </Suspense>
    );
  return <main>{me.error === null ? <Loading /> : <Failure error={me.error} retry={me.refetch} />}</main>;
}

type LinkState = 'none' | 'busy' | 'ended' | 'replaced';

/** Opens the seat of the link that led here, if one did; `ended` when it opens nothing any more, `replaced` when a newer mail has one that does. */
function useSeatLink(wanted: boolean): LinkState {
  const [state, setState] = useState<LinkState>('none');
  const start = wanted && state === 'none' && hasSeatLink();
  useEffect(() => {
    if (!start) return;
    const token = takeSeatLink();
    if (token === null) return;
    setState('busy');
    call('POST /v1/auth/seat-session', { body: { token } })
      .then(() => queryClient.resetQueries())
      .then(() => setState('none'))
      .catch((error: unknown) =>
        setState(error instanceof Problem && error.code === 'seat_link_replaced' ? 'replaced' : 'ended'),
      );
  }, [start]);
  return start ? 'busy' : state;
}

function Inside({ me }: { me: Me }) {
  const [path] = useLocation();
  return (
    <MeContext value={me}>
      <Frame>
        <Boundary at={path}>
          <Suspense key={path} fallback={<Loading />}>
            <Switch>
              {ROUTES.map((page) => (
                <Route key={page.path} path={page.path}>
                  <Allowed entry={page.entry}>
                    <Opened key={path} page={page} />
                  </Allowed>
                </Route>
              ))}
              <Route>
                <Missing />
              </Route>
            </Switch>
          </Suspense>
        </Boundary>
      </Frame>
    </MeContext>
  );
}

/** The page, in the one form of its code that it was first drawn with: another would begin it anew. */
function Opened({ page }: { page: PageCode }) {
  const [Content] = useState(() => page.codeNow());
  return <Content />;
}

function Allowed({ entry, children }: { entry: PageEntry; children: React.ReactNode }) {
  const me = useMe();
  const t = useTexts(shellTexts);
  if (entry.roles === undefined || hasRole(me, ...entry.roles)) return children;
  return (
    <Page title={t.forbidden.title}>
      <Failure titled error={new Problem(403, { code: 'not_allowed' })} />
    </Page>
  );
}

function Missing() {
  const t = useTexts(shellTexts);
  return (
    <Page title={t.missing.title}>
      <Failure titled error={new Problem(404, { code: 'not_found' })} />
    </Page>
  );
}
