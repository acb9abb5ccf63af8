/** A mail as the mailer takes it; `id` names it, so that one that is sent a second time is known again. */
export type Mail = {
  id: string;
  to: { name: string; address: string };
  /** Who is asked by answering the mail; the sender's own address without. */
  replyTo?: { name: string; address: string } | undefined;
  subject: string;
  text: string;
  /** The same as a page. */
  html: string;
};
