/** A mail as the mailer takes it; `id` names it, so that one that is sent a second time is known again. */
export type Mail = { id: string; to: { name: string; address: string }; subject: string; text: string };
