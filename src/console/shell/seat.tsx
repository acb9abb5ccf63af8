import { lazy, Suspense, useEffect } from 'react';
import { Route, Switch, useLocation } from 'wouter';
import { type Me, MeContext } from '../api/me.ts';
import { Loading } from '../components/states.tsx';
import { useTexts } from '../texts/define.ts';
import { shellTexts } from '../texts/shell.ts';
import { Boundary } from './boundary.tsx';
import { Brand } from './brand.tsx';
import { Bars } from './frame.tsx';
import { PATHS, to } from './paths.ts';
import { type Language, setLanguage } from './preferences.ts';

const InvitationPage = lazy(() => import('../pages/member/invitation.tsx'));

/** What the link of an invitation's mail opens: that invitation, and no way to anything else. */
export function Seat({ me, invitationId }: { me: Me; invitationId: string }) {
  const t = useTexts(shellTexts);
  const [path, navigate] = useLocation();
  const own = to('invitation', { id: invitationId });
  useEffect(() => {
    if (path !== own) navigate(own, { replace: true });
  }, [path, own, navigate]);
  const other = t.languageCode as Language;
  return (
    <MeContext value={me}>
      <a className="skip" href="#content">
        {t.skip}
      </a>
      <Bars />
      <header className="topline">
        <span className="brand">
          <Brand />
        </span>
        <button className="btn quiet sm" type="button" lang={other} onClick={() => setLanguage(other)}>
          {t.language}
        </button>
      </header>
      <main id="content" className="seat" tabIndex={-1}>
        <Boundary at={path}>
          <Suspense fallback={<Loading />}>
            <Switch>
              <Route path={PATHS.invitation}>
                <InvitationPage key={path} />
              </Route>
            </Switch>
          </Suspense>
        </Boundary>
      </main>
    </MeContext>
  );
}
