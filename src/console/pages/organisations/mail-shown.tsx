/** A mail before it goes out: its subject, and its text as readers without HTML have it. */
export function MailShown({ mail }: { mail: { subject: string; text: string } | undefined }) {
  if (mail === undefined) return null;
  return (
    <>
      <p>
        <strong>{mail.subject}</strong>
      </p>
      {mail.text.split('\n\n').map((paragraph) => (
        <p key={paragraph} className="break">
          {paragraph}
        </p>
      ))}
    </>
  );
}
