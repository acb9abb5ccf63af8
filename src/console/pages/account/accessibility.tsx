import { Page, Section } from '../../components/page.tsx';
import { accessibilityTexts } from '../../texts/account.ts';
import { useTexts } from '../../texts/define.ts';

/** The statement on accessibility. */
export default function AccessibilityPage() {
  const t = useTexts(accessibilityTexts);
  return (
    <Page title={t.title} lead={t.lead}>
      <Section id="state" title={t.state}>
        <p className="read">{t.stateText}</p>
      </Section>
      <Section id="keys" title={t.keys}>
        <p className="read">{t.keysText}</p>
      </Section>
      <Section id="contact" title={t.contact}>
        <p className="read">{t.contactText}</p>
      </Section>
    </Page>
  );
}
