import { Tabs } from '../../components/page.tsx';
import { to } from '../../shell/paths.ts';
import { contractTexts } from '../../texts/contracts.ts';
import { useTexts } from '../../texts/define.ts';

/** From the contracts to the ledger and back. */
export function ContractTabs({ at }: { at: 'contracts' | 'ledger' }) {
  const t = useTexts(contractTexts);
  return (
    <Tabs
      label={t.tabs}
      links={[
        { href: to('contracts'), text: t.title, current: at === 'contracts' },
        { href: to('ledger'), text: t.ledger, current: at === 'ledger' },
      ]}
    />
  );
}
