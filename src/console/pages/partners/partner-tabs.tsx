import { Tabs } from '../../components/page.tsx';
import { to } from '../../shell/paths.ts';
import { useTexts } from '../../texts/define.ts';
import { partnerTexts } from '../../texts/partners.ts';
import { recruitingTexts } from '../../texts/recruiting.ts';

/** What a cluster lacks: its own searches, those of others, and whom to recruit. */
export function PartnerTabs({ current }: { current: 'mine' | 'inbox' | 'recruiting' }) {
  const t = useTexts(partnerTexts);
  const { tab } = useTexts(recruitingTexts);
  return (
    <Tabs
      label={t.tabs}
      links={[
        { href: to('partnerSearches'), text: t.mine, current: current === 'mine' },
        { href: to('partnerSearches', null, { view: 'inbox' }), text: t.inbox, current: current === 'inbox' },
        { href: to('recruiting'), text: tab, current: current === 'recruiting' },
      ]}
    />
  );
}
