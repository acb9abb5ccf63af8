/** A stable code of a problem: its status, the features (tags) whose operations answer it, and what it means. */
export type ErrorCode = { status: number; tags: readonly string[]; about: string };

const any = (status: number, about: string): ErrorCode => ({ status, tags: [], about });
const of = (tags: string, status: number, about: string): ErrorCode => ({ status, tags: tags.split(', '), about });

/** Tags of the operations that read notices. */
const READING = 'tenders, imports, watches, awards';

/**
 * Every code that the API answers. A code without tags may come from any operation; the others from operations of
 * their features, where the operation has that status at all. Codes never change their meaning; new ones may come.
 */
export const ERROR_CODES: Readonly<Record<string, ErrorCode>> = {
  validation_failed: any(400, 'The request is not of the documented shape, or names what is not there'),
  unstorable_text: any(400, 'A text holds a NUL or an unpaired surrogate'),
  out_of_range: any(400, 'A number or a date is beyond what is stored'),
  malformed_json: any(400, 'The body is no JSON'),
  empty_body: any(400, 'There is no body'),
  not_acceptable: any(400, 'The answer does not come in a media type of Accept'),
  too_complex: any(400, 'The body is nested too deeply, or has too many members'),
  invalid: any(400, 'The request cannot be read'),
  token_invalid: any(401, 'No token, or one that is expired, ended or not ours'),
  session_ended: any(401, 'The session ended: sign in again'),
  seat_only: any(403, 'The session is of one invitation, by the link of its mail: sign in for the rest'),
  not_allowed: any(403, 'Signed in, but not allowed to do this'),
  cross_site: any(403, 'A session of the console acts from the pages of the console only'),
  not_found: any(404, 'It does not exist, or is not yours to see'),
  no_such_route: any(404, 'There is no such path'),
  illegal_transition: any(409, 'It cannot become that from where it stands: `state` and `allowed` say what it can'),
  already_exists: any(409, 'There is one already'),
  try_again: any(409, 'Others changed the same things at the same moment'),
  still_at_work: any(409, 'The first request with this Idempotency-Key is still at work'),
  answer_not_kept: any(409, 'Done before; the answer held a secret, which is kept nowhere'),
  key_reused: any(422, 'This Idempotency-Key was used for another request'),
  unknown_reference: any(422, 'Something that the request names does not exist'),
  constraint_failed: any(422, 'The values break a rule'),
  changed_meanwhile: any(412, 'If-Match is not the current ETag'),
  if_match_required: any(428, 'Send If-Match with the ETag that GET answered'),
  body_too_large: any(413, 'The body is larger than the server takes'),
  unsupported_media_type: any(415, 'The body is of a media type that is not read here'),
  too_many_requests: any(429, 'Try again after the seconds of Retry-After'),
  internal_error: any(500, 'A fault of ours'),
  database_unavailable: any(503, 'The database is not available just now'),
  no_space: any(507, 'The disk is full: nothing was kept'),
  too_slow: any(503, 'The database took too long'),

  wrong_credentials: of('people', 401, 'The address or the password is wrong'),
  wrong_password: of('people', 400, 'The present password is another one'),
  seat_link_ended: of('people', 401, 'The link of an invitation opens nothing any more'),
  refresh_token_invalid: of('people', 401, 'The refresh token is unknown, used, revoked or expired'),
  invitation_invalid: of('people', 400, 'The invitation is unknown, used or expired'),
  weak_password: of('people', 400, 'The password is too easy to guess'),
  needs_https: of('people', 403, 'Signing in needs HTTPS here'),
  consent_needed: of('people', 403, 'The organisation is of another cluster too: its own people give the role'),
  already_asked: of('people', 409, 'The same role is asked for already and waits for consent'),
  already_decided: of('people', 409, 'The request was given, refused or taken back'),
  disables_oneself: of('people', 409, 'Another person has to close your account'),
  erases_oneself: of('people', 409, 'Another administrator has to erase you'),
  last_administrator: of('people', 409, 'There would be no administrator left'),
  too_many_invitations: of('people', 429, 'Too many invitation mails in a day'),

  already_member: of('clusters', 409, 'The organisation is a member of the cluster already'),
  not_a_member: of('clusters', 422, 'A working group is made of members of its cluster'),

  csv_malformed: of('organisations, ledger', 400, 'The CSV cannot be read'),
  unknown_code: of('organisations, tenders, clusters', 400, 'A CPV or NUTS code that is in no list'),
  too_many_rows: of('organisations, ledger', 413, 'The file has more rows than are taken at once'),
  rows_refused: of('ledger, organisations', 422, 'Nothing was kept: some rows have faults'),

  notice_unknown: of(READING, 400, 'There is no notice of a known format in the document'),
  notice_malformed: of(READING, 400, 'The document is not well formed'),
  notice_empty: of(READING, 400, 'The document is empty'),
  notice_encoding: of(READING, 400, 'The document is not in the encoding that it names'),
  notice_doctype: of(READING, 400, 'A document type declaration is not read'),
  notice_nul: of(READING, 400, 'The document holds a NUL'),
  notice_too_deep: of(READING, 400, 'The document is nested too deeply'),
  notice_package_empty: of(READING, 400, 'The package holds no notice'),
  notice_too_many_bytes: of(READING, 413, 'The document is too large'),
  notice_too_many_depth: of(READING, 413, 'The document is nested too deeply'),
  notice_too_many_lots: of(READING, 413, 'The notice has too many lots'),
  notice_too_many_notices: of(READING, 413, 'The package has too many notices'),
  archive_broken: of('imports', 400, 'The archive cannot be unpacked'),
  archive_bomb: of('imports', 413, 'The archive unfolds beyond what is taken'),
  form_malformed: of('imports', 400, 'The form could not be read'),
  nothing_to_import: of('imports', 400, 'The upload holds no file'),
  notice_incomplete: of('tenders, imports', 422, 'No tender can be made of the notice: `missing` says why'),
  several_notices: of('tenders', 422, 'The document holds several notices: send it to /v1/imports'),
  corrected_notice_unknown: of('tenders, imports', 422, 'The notice that this one corrects is not here'),
  weights_incomplete: of('tenders', 400, 'Give every requirement a weight, or none'),
  weights_sum: of('tenders', 400, 'The weights of a lot sum to 10,000 basis points'),
  not_editable: of('tenders, consortia', 409, 'It is not changed any more'),
  need_unknown: of(
    'tenders',
    400,
    'Something to confirm that is neither proposed nor a requirement, or a need decided twice',
  ),
  too_many_requirements: of('tenders', 400, 'A lot has at most 64 requirements'),
  suggestion_without_value: of('tenders', 422, 'The notice gives no amount'),
  nothing_to_match: of('tenders, match runs', 422, 'A lot has no requirements'),

  match_run_open: of('match runs, tenders', 409, 'A match run of the tender is still open'),
  not_answered: of('match runs', 409, 'The match run has no answer yet'),
  not_replayable: of('match runs', 409, 'The match run has no answer to compare with'),
  no_engine: of('match runs', 503, 'This process does not run the engine'),

  already_alone: of('consortia, invitations', 409, 'The organisation bids alone for the same contract (R2142-21)'),
  already_in_a_group: of('consortia, invitations', 409, 'The organisation is in another group (R2142-21)'),
  already_mandataire: of('consortia, invitations', 409, 'The organisation is mandataire of another group (R2142-23)'),
  one_mandataire: of('consortia', 400, 'A group has one mandataire (R2142-24)'),
  split_incomplete: of('consortia, invitations', 400, 'The shares of a group sum to 10,000 basis points'),
  alternative_outdated: of('consortia', 409, 'Somebody answered meanwhile: look at the alternatives again'),
  no_such_alternative: of('consortia', 409, 'There is no such alternative now'),
  checks_block: of('consortia', 409, 'Checks forbid the step'),
  deadline_passed: of('consortia', 409, 'The lot was due before'),
  ground_required: of('consortia', 409, 'The group changes only on a ground of the law'),
  justification_required: of('consortia', 409, 'The form changes only where the buyer requires it, with its reason'),
  has_refused: of('consortia', 409, 'An organisation that refused is not asked again'),
  not_lost: of('consortia', 409, 'Only a bid that was not chosen can be called up'),
  counter_spent: of('invitations', 409, 'There is one counter-offer'),
  invitation_expired: of('invitations', 409, 'The invitation has expired'),
  terms_changed: of('invitations', 409, 'The terms have changed: read them again'),
  already_sealed: of('invitations', 409, 'The declaration is sealed: it is never changed'),

  shares_not_whole: of('contracts', 400, 'The shares of a contract sum to 10,000 basis points'),
  already_signed: of('contracts', 409, 'The contract is signed already'),
  already_exercised: of('contracts', 409, 'The option is exercised already'),
  contract_not_signed: of('contracts, ledger', 409, 'The contract is not signed'),
  contract_ended: of('contracts, ledger', 409, 'The contract has ended'),
  contract_exists: of('contracts', 409, 'The consortium has its contract already'),
  consortium_not_awarded: of('contracts', 409, 'The consortium has won nothing: it has no contract yet'),
  framework_ceiling: of('contracts', 422, 'The framework has less left of its ceiling'),
  framework_takes_no_entries: of('contracts, ledger', 409, 'A framework has no turnover: its call-offs have'),
  already_reversed: of('ledger', 409, 'The entry is reversed already'),
  is_a_reversal: of('ledger', 409, 'A reversal is not reversed'),
  reference_taken: of('ledger, contracts', 409, 'There is an entry with this reference already'),
  unbalanced: of('ledger, contracts', 422, 'The split does not sum to the amount'),
  unknown_account: of('ledger, contracts', 422, 'The split names an organisation that it cannot'),
  total_out_of_range: of('ledger, contracts, reports', 422, 'The total would be beyond 2^53 − 1 cents'),
  report_too_large: of('reports', 422, 'The report has too many rows: ask for less'),

  address_refused: of('watches', 400, 'The address is not one that is read'),
  folder_refused: of('watches', 400, 'The folder is not below the watch folder'),
  source_unavailable: of('watches', 503, 'The source does not answer'),
  private_address: of('webhooks', 400, 'Webhooks go to public addresses only'),
  sign_in: of('operations', 401, 'Sign in as an administrator'),
  read_only: of('operations', 403, 'The board shows queues and changes none'),
};

/** The codes that an operation of a tag answers with one of these statuses, general ones first. */
export const codesOf = (tag: string, statuses: readonly number[]): string[] =>
  Object.entries(ERROR_CODES)
    .filter(([, { status, tags }]) => statuses.includes(status) && (tags.length === 0 || tags.includes(tag)))
    .map(([code]) => code);
