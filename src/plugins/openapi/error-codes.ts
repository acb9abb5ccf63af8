import type { Language } from '../../shared/language.ts';

/**
 * A stable code of a problem: its status, the features (tags) whose operations answer it, and what it means: one sentence
 * for people in each language, the `title` of every problem with this code.
 */
export type ErrorCode = { status: number; tags: readonly string[] } & Readonly<Record<Language, string>>;

const any = (status: number, en: string, fr: string): ErrorCode => ({ status, tags: [], en, fr });
const of = (tags: string, status: number, en: string, fr: string): ErrorCode => ({
  status,
  tags: tags.split(', '),
  en,
  fr,
});

/** Tags of the operations that read notices. */
const READING = 'tenders, imports, watches, awards';

/**
 * Every code that the API answers. A code without tags may come from any operation; the others from operations of
 * their features, where the operation has that status at all. Codes never change their meaning; new ones may come.
 */
export const ERROR_CODES: Readonly<Record<string, ErrorCode>> = {
  validation_failed: any(400, 'Some fields are to be corrected.', 'Des champs sont à corriger.'),
  unstorable_text: any(
    400,
    'A text holds a character that cannot be kept.',
    'Un texte contient un caractère qui ne peut pas être conservé.',
  ),
  out_of_range: any(
    400,
    'A number or a date is beyond what can be kept.',
    'Un nombre ou une date dépasse ce qui peut être conservé.',
  ),
  malformed_json: any(400, 'The body is no JSON.', 'Le corps de la demande n’est pas du JSON.'),
  empty_body: any(400, 'Nothing was sent.', 'Rien n’a été envoyé.'),
  not_acceptable: any(400, 'The answer does not come in that format.', 'La réponse n’existe pas dans ce format.'),
  too_complex: any(
    400,
    'The request is nested too deeply, or too long.',
    'La demande est trop imbriquée ou trop longue.',
  ),
  invalid: any(400, 'The request cannot be read.', 'La demande est illisible.'),
  token_invalid: any(401, 'Sign in first.', 'Connectez-vous d’abord.'),
  session_ended: any(401, 'Your session ended: sign in again.', 'Votre session est finie : connectez-vous.'),
  seat_only: any(
    403,
    'The link of the mail opens this invitation only: sign in for the rest.',
    'Le lien du courriel n’ouvre que cette invitation : connectez-vous pour le reste.',
  ),
  not_allowed: any(403, 'Your role does not allow this.', 'Votre rôle ne permet pas ce geste.'),
  cross_site: any(403, 'The page is out of date: load it again.', 'La page n’est plus à jour : rechargez-la.'),
  not_found: any(404, 'It does not exist, or is not yours to see.', 'Cela n’existe pas, ou n’est pas à vous.'),
  no_such_route: any(404, 'There is nothing at this address.', 'Il n’y a rien à cette adresse.'),
  illegal_transition: any(
    409,
    'This cannot be done from where it stands: read it again.',
    'L’état actuel ne permet pas ce geste : relisez la page.',
  ),
  already_exists: any(409, 'There is one already.', 'Il en existe déjà un.'),
  try_again: any(
    409,
    'Others changed the same things at the same moment: try again.',
    'D’autres ont modifié la même chose au même moment : recommencez.',
  ),
  still_at_work: any(
    409,
    'The first request is still at work: wait a moment.',
    'La première demande est encore en cours : attendez un instant.',
  ),
  answer_not_kept: any(
    409,
    'It was done before; the answer held a secret, which is shown once only.',
    'C’était déjà fait ; la réponse portait un secret, montré une seule fois.',
  ),
  key_reused: any(
    422,
    'This Idempotency-Key was used for another request.',
    'Cette Idempotency-Key a déjà servi à une autre demande.',
  ),
  unknown_reference: any(
    422,
    'Something that the request names does not exist.',
    'La demande cite quelque chose qui n’existe pas.',
  ),
  constraint_failed: any(422, 'The values break a rule.', 'Ces valeurs contreviennent à une règle.'),
  changed_meanwhile: any(
    412,
    'Somebody else saved meanwhile: read it again, then do it anew.',
    'Quelqu’un d’autre a enregistré entre-temps : relisez la page, puis recommencez.',
  ),
  if_match_required: any(
    428,
    'Say which version you change: send If-Match with the ETag that was read.',
    'Dites quelle version vous modifiez : envoyez If-Match avec l’ETag lu.',
  ),
  body_too_large: any(413, 'The file or the request is too large.', 'Le fichier ou la demande est trop volumineux.'),
  unsupported_media_type: any(415, 'Files of this kind are not read here.', 'Ce type de fichier n’est pas lu ici.'),
  too_many_requests: any(429, 'Too many tries: wait a minute.', 'Trop d’essais : attendez une minute.'),
  internal_error: any(
    500,
    'A fault of ours: quote the reference to your administrator.',
    'Une erreur de notre côté : citez la référence à votre administration.',
  ),
  database_unavailable: any(
    503,
    'The database does not answer just now: try again in a moment.',
    'La base de données ne répond pas : réessayez dans un instant.',
  ),
  no_space: any(507, 'The disk is full: nothing was kept.', 'Le disque est plein : rien n’a été enregistré.'),
  too_slow: any(
    503,
    'It took too long: try again, or ask for less.',
    'C’était trop long : réessayez, ou demandez moins.',
  ),

  wrong_credentials: of(
    'people',
    401,
    'The address or the password is wrong.',
    'L’adresse ou le mot de passe ne va pas.',
  ),
  wrong_password: of('people', 400, 'The present password is another one.', 'Ce n’est pas votre mot de passe actuel.'),
  seat_link_ended: of('people', 401, 'This link opens nothing any more.', 'Ce lien n’ouvre plus rien.'),
  seat_link_replaced: of(
    'people',
    401,
    'A newer invitation has the link that opens: look for its mail.',
    'Une invitation plus récente a le lien qui ouvre : cherchez son courriel.',
  ),
  refresh_token_invalid: of(
    'people',
    401,
    'The session ended: sign in again.',
    'La session est finie : connectez-vous.',
  ),
  invitation_invalid: of(
    'people',
    400,
    'The link was used, replaced or has expired: ask for a new one.',
    'Le lien a servi, a été remplacé ou a expiré : demandez-en un nouveau.',
  ),
  booked: of(
    'equipment',
    409,
    'It is taken for some of this time.',
    'L’équipement est pris sur une partie de ce temps.',
  ),
  retired: of(
    'equipment',
    409,
    'It is out of the pool: nobody books it any more.',
    'L’équipement est sorti du parc : il ne se réserve plus.',
  ),
  weak_password: of('people', 400, 'The password is too easy to guess.', 'Le mot de passe est trop facile à deviner.'),
  needs_https: of('people', 403, 'Signing in needs an https address.', 'La connexion demande une adresse en https.'),
  consent_needed: of(
    'people',
    403,
    'The company is of another cluster too: its own people give the role.',
    'L’entreprise est aussi d’un autre cluster : ce sont ses personnes qui donnent le rôle.',
  ),
  already_asked: of(
    'people',
    409,
    'The same role is asked for already and waits for consent.',
    'Le même rôle est déjà demandé et attend l’accord.',
  ),
  already_decided: of('people', 409, 'The request was decided before.', 'La demande a déjà été tranchée.'),
  disables_oneself: of(
    'people',
    409,
    'Somebody else has to close your account.',
    'C’est à une autre personne de fermer votre compte.',
  ),
  erases_oneself: of(
    'people',
    409,
    'Another administrator has to erase you.',
    'C’est à une autre personne de l’administration de vous effacer.',
  ),
  last_administrator: of(
    'people',
    409,
    'There would be no administrator left.',
    'Il ne resterait plus personne à l’administration.',
  ),
  too_many_attempts: of(
    'people',
    429,
    'Too many tries for this address: wait a little, or ask for a new password by mail.',
    'Trop d’essais pour cette adresse : attendez un peu, ou demandez un nouveau mot de passe par courriel.',
  ),
  second_factor_needed: of(
    'people',
    401,
    'The password is right: now give the code of your second factor.',
    'Le mot de passe est bon : donnez maintenant le code de la double authentification.',
  ),
  wrong_code: of(
    'people',
    401,
    'The code is wrong, was used before, or is too old.',
    'Le code est faux, a déjà servi ou est trop ancien.',
  ),
  code_invalid: of(
    'people',
    400,
    'The code is wrong, was used before, or is too old.',
    'Le code est faux, a déjà servi ou est trop ancien.',
  ),
  second_factor_demanded: any(
    403,
    'Your role demands a second factor: set it up under “My account”.',
    'Votre rôle exige la double authentification : activez-la dans « Mon compte ».',
  ),
  second_factor_on: of(
    'people',
    409,
    'The account has a second factor: take it away first.',
    'Le compte a déjà la double authentification : retirez-la d’abord.',
  ),
  no_second_factor: of(
    'people',
    409,
    'The account has no second factor.',
    'Le compte n’a pas de double authentification.',
  ),
  nothing_to_confirm: of(
    'people',
    409,
    'There is no secret to confirm: ask for one first.',
    'Il n’y a pas de secret à confirmer : demandez-en un d’abord.',
  ),
  resets_oneself: of(
    'people',
    409,
    'Take your own second factor away under “My account”.',
    'Retirez votre double authentification dans « Mon compte ».',
  ),
  too_many_invitations: of(
    'people',
    429,
    'Too many invitations by mail today: try again tomorrow.',
    'Trop d’invitations par courriel aujourd’hui : réessayez demain.',
  ),

  already_member: of(
    'clusters',
    409,
    'The company is a member of the cluster already.',
    'L’entreprise est déjà membre du cluster.',
  ),
  not_a_member: of(
    'clusters',
    422,
    'A working group is made of members of its cluster.',
    'Un groupe de travail se compose de membres de son cluster.',
  ),

  csv_malformed: of('organisations, ledger', 400, 'The CSV file cannot be read.', 'Le fichier CSV est illisible.'),
  xlsx_malformed: of('organisations', 400, 'The workbook cannot be read.', 'Le classeur est illisible.'),
  too_many_columns: of(
    'organisations',
    413,
    'The file has more columns than are read.',
    'Le fichier a plus de colonnes qu’il n’en est lu.',
  ),
  unknown_code: of(
    'organisations, tenders, clusters',
    400,
    'A CPV, NAF or NUTS code is in no list.',
    'Un code CPV, NAF ou NUTS n’est dans aucune liste.',
  ),
  too_many_rows: of(
    'organisations, ledger',
    413,
    'The file has more rows than are taken at once: split it.',
    'Le fichier a plus de lignes qu’il n’en est pris à la fois : coupez-le.',
  ),
  rows_refused: of(
    'ledger, organisations',
    422,
    'Nothing was kept: some rows have faults.',
    'Rien n’a été enregistré : des lignes ont des fautes.',
  ),

  notice_unknown: of(
    READING,
    400,
    'There is no notice of a known format in the file.',
    'Le fichier ne contient aucun avis d’un format connu.',
  ),
  notice_malformed: of(READING, 400, 'The file of the notice is damaged.', 'Le fichier de l’avis est abîmé.'),
  notice_empty: of(READING, 400, 'The file is empty.', 'Le fichier est vide.'),
  notice_encoding: of(
    READING,
    400,
    'The file is not in the encoding that it names.',
    'Le fichier n’est pas dans le codage qu’il annonce.',
  ),
  notice_doctype: of(
    READING,
    400,
    'A document type declaration is not read.',
    'Une déclaration de type de document n’est pas lue.',
  ),
  notice_nul: of(
    READING,
    400,
    'The file holds a NUL: it is not text.',
    'Le fichier contient un caractère NUL : ce n’est pas du texte.',
  ),
  notice_too_deep: of(READING, 400, 'The file is nested too deeply.', 'Le fichier est trop imbriqué.'),
  notice_package_empty: of(READING, 400, 'The package holds no notice.', 'Le paquet ne contient aucun avis.'),
  notice_too_many_bytes: of(
    READING,
    413,
    'The file of the notice is too large.',
    'Le fichier de l’avis est trop volumineux.',
  ),
  notice_too_many_depth: of(READING, 413, 'The file is nested too deeply.', 'Le fichier est trop imbriqué.'),
  notice_too_many_lots: of(READING, 413, 'The notice has too many lots.', 'L’avis a trop de lots.'),
  notice_too_many_notices: of(READING, 413, 'The package has too many notices.', 'Le paquet contient trop d’avis.'),
  archive_broken: of('imports', 400, 'The archive cannot be unpacked.', 'L’archive ne se décompresse pas.'),
  archive_bomb: of(
    'imports',
    413,
    'The archive unfolds beyond what is taken.',
    'L’archive, décompressée, dépasse ce qui est accepté.',
  ),
  file_too_slow: of(
    'imports, tenders',
    413,
    'Reading the file takes too long: send its parts one by one.',
    'La lecture du fichier prend trop de temps : envoyez-le en plusieurs parties.',
  ),
  file_too_heavy: of(
    'imports, tenders',
    413,
    'Reading the file takes too much memory: send its parts one by one.',
    'La lecture du fichier demande trop de mémoire : envoyez-le en plusieurs parties.',
  ),
  form_malformed: of('imports', 400, 'The form could not be read.', 'Le formulaire est illisible.'),
  nothing_to_import: of('imports', 400, 'No file was sent.', 'Aucun fichier n’a été envoyé.'),
  notice_incomplete: of(
    'tenders, imports',
    422,
    'No tender can be made of this notice: it lacks what is needed.',
    'Cet avis ne donne pas d’appel d’offres : il y manque l’essentiel.',
  ),
  several_notices: of(
    'tenders',
    422,
    'The file holds several notices: take it in as an import.',
    'Le fichier contient plusieurs avis : passez par un import.',
  ),
  corrected_notice_unknown: of(
    'tenders, imports',
    422,
    'The notice that this one corrects is not here: import that one first.',
    'L’avis que celui-ci rectifie n’est pas là : importez-le d’abord.',
  ),
  weights_incomplete: of(
    'tenders',
    400,
    'Give every requirement a weight, or none.',
    'Donnez un poids à chaque exigence, ou à aucune.',
  ),
  weights_sum: of('tenders', 400, 'The weights of a lot sum to 100 %.', 'Les poids d’un lot font 100 % ensemble.'),
  not_editable: of('tenders, consortia', 409, 'It is not changed any more.', 'Cela ne se modifie plus.'),
  need_unknown: of(
    'tenders',
    400,
    'A need to confirm is neither proposed nor there, or is decided twice.',
    'Un besoin à confirmer n’est ni proposé ni présent, ou est tranché deux fois.',
  ),
  too_many_requirements: of('tenders', 400, 'A lot has at most 64 requirements.', 'Un lot a 64 exigences au plus.'),
  document_empty: of('tenders', 400, 'The document is empty.', 'Le document est vide.'),
  document_format_unknown: of(
    'tenders',
    415,
    'It is no PDF, DOCX, ODT or XLSX, whatever its name says.',
    'Ce n’est ni un PDF, ni un DOCX, ni un ODT, ni un XLSX, quoi qu’en dise son nom.',
  ),
  document_malformed: of('tenders', 400, 'The document is damaged.', 'Le document est abîmé.'),
  document_encrypted: of(
    'tenders',
    400,
    'The document is protected by a password: send it without one.',
    'Le document est protégé par un mot de passe : envoyez-le sans.',
  ),
  document_too_large: of('tenders', 413, 'The document is too large.', 'Le document est trop volumineux.'),
  document_unpacks_too_large: of(
    'tenders',
    413,
    'The parts of the document unfold to too much.',
    'Le contenu du document, décompressé, est trop volumineux.',
  ),
  document_too_long: of(
    'tenders',
    413,
    'The document has too many pages, rows or characters.',
    'Le document a trop de pages, de lignes ou de caractères.',
  ),
  document_too_slow: of(
    'tenders',
    413,
    'Reading the document took too long: send its parts one by one.',
    'La lecture du document a pris trop de temps : envoyez ses parties une à une.',
  ),
  document_too_heavy: of(
    'tenders',
    413,
    'Reading the document took too much memory: send its parts one by one.',
    'La lecture du document demande trop de mémoire : envoyez ses parties une à une.',
  ),
  too_many_documents: of(
    'tenders',
    422,
    'A tender has at most 100 documents of 512 MiB together.',
    'Un appel d’offres a au plus 100 documents, de 512 Mio ensemble.',
  ),
  value_there: of(
    'tenders',
    409,
    'The tender has its own value: change it there, or strike this one out.',
    'L’appel d’offres a sa propre valeur : modifiez-la là-bas, ou écartez celle-ci.',
  ),
  nothing_to_take_over: of('tenders', 422, 'There is no value to take over.', 'Il n’y a pas de valeur à reprendre.'),
  suggestion_without_value: of(
    'tenders',
    422,
    'The notice gives no amount: set the condition by hand.',
    'L’avis ne donne pas de montant : posez la condition à la main.',
  ),
  nothing_to_match: of(
    'tenders, match runs',
    422,
    'A lot has no requirements: give every lot at least one.',
    'Un lot n’a pas d’exigence : donnez-en au moins une à chaque lot.',
  ),

  match_run_open: of(
    'match runs, tenders',
    409,
    'A search for this tender is still open: wait for it, or stop it.',
    'Une recherche est encore ouverte pour cet appel d’offres : attendez-la, ou arrêtez-la.',
  ),
  not_answered: of('match runs', 409, 'The search has no answer yet.', 'La recherche n’a pas encore de réponse.'),
  not_replayable: of(
    'match runs',
    409,
    'This search cannot be done again to the same answer.',
    'Cette recherche ne peut pas être refaite à l’identique.',
  ),
  nothing_further: of(
    'match runs',
    409,
    'The search is open, or everything that it says is proven.',
    'La recherche est en cours, ou tout ce qu’elle dit est prouvé.',
  ),
  no_engine: of(
    'match runs',
    503,
    'Searches are not run here just now.',
    'Aucune recherche ne peut être lancée ici pour le moment.',
  ),

  already_alone: of(
    'consortia, invitations',
    409,
    'The company bids alone for the same contract (R2142-21).',
    'L’entreprise répond déjà seule au même marché (R2142-21).',
  ),
  already_in_a_group: of(
    'consortia, invitations',
    409,
    'The company is in another group for the same contract (R2142-21).',
    'L’entreprise est déjà dans un autre groupement pour le même marché (R2142-21).',
  ),
  already_mandataire: of(
    'consortia, invitations',
    409,
    'The company is mandataire of another group for the same contract (R2142-23).',
    'L’entreprise est déjà mandataire d’un autre groupement pour le même marché (R2142-23).',
  ),
  one_mandataire: of(
    'consortia',
    400,
    'A group has one mandataire (R2142-24).',
    'Un groupement a un mandataire, et un seul (R2142-24).',
  ),
  split_incomplete: of(
    'consortia, invitations',
    400,
    'The shares of a group sum to 100 %.',
    'Les parts d’un groupement font 100 % ensemble.',
  ),
  alternative_outdated: of(
    'consortia',
    409,
    'Somebody answered meanwhile: look at the alternatives again.',
    'Quelqu’un a répondu entre-temps : revoyez les solutions.',
  ),
  no_such_alternative: of('consortia', 409, 'There is no such alternative any more.', 'Cette solution n’existe plus.'),
  checks_block: of('consortia', 409, 'The checks forbid this step.', 'Les vérifications interdisent cette étape.'),
  deadline_passed: of('consortia', 409, 'The deadline of the lot has passed.', 'La date limite du lot est passée.'),
  ground_required: of(
    'consortia',
    409,
    'After the bid, the members change only on a ground of the law.',
    'Après le dépôt, les membres ne changent que pour un motif prévu par la loi.',
  ),
  justification_required: of(
    'consortia',
    409,
    'The form changes only where the buyer requires it, with its reason.',
    'La forme ne change que si l’acheteur l’exige, avec son motif.',
  ),
  test_contradicts: of(
    'consortia',
    400,
    'The answer and the solo test contradict each other.',
    'La réponse et le test de capacité individuelle se contredisent.',
  ),
  already_retained: of(
    'consortia',
    409,
    'This proposal has become a consortium already.',
    'Cette proposition est déjà un consortium : ouvrez-le.',
  ),
  has_refused: of(
    'consortia',
    409,
    'A company that refused is not asked again.',
    'Une entreprise qui a refusé n’est pas sollicitée à nouveau.',
  ),
  not_lost: of(
    'consortia',
    409,
    'Only a bid that was not chosen can be called up.',
    'Seule une offre non retenue peut être rappelée.',
  ),
  counter_spent: of(
    'invitations',
    409,
    'There is one counter-offer: accept or decline this time.',
    'Il n’y a qu’une contre-proposition : cette fois, acceptez ou déclinez.',
  ),
  invitation_expired: of(
    'invitations',
    409,
    'The invitation has expired: ask the coordinator.',
    'L’invitation a expiré : voyez avec la coordination.',
  ),
  terms_changed: of(
    'invitations',
    409,
    'The terms have changed: read them again, then accept.',
    'Les conditions ont changé : relisez-les, puis acceptez.',
  ),
  already_sealed: of(
    'invitations',
    409,
    'The declaration is sealed: it is never changed.',
    'La déclaration est scellée : elle ne change plus.',
  ),

  shares_not_whole: of(
    'contracts',
    400,
    'The shares of a contract sum to 100 %.',
    'Les parts d’un contrat font 100 % ensemble.',
  ),
  already_signed: of('contracts', 409, 'The contract is signed already.', 'Le contrat est déjà signé.'),
  already_exercised: of('contracts', 409, 'The option is exercised already.', 'L’option est déjà levée.'),
  contract_not_signed: of(
    'contracts, ledger',
    409,
    'The contract is not signed: sign it first.',
    'Le contrat n’est pas signé : signez-le d’abord.',
  ),
  contract_ended: of('contracts, ledger', 409, 'The contract has ended.', 'Le contrat est terminé.'),
  contract_exists: of(
    'contracts',
    409,
    'The consortium has its contract already.',
    'Le groupement a déjà son contrat.',
  ),
  consortium_not_awarded: of(
    'contracts',
    409,
    'The consortium has won nothing: it has no contract yet.',
    'Le groupement n’a rien remporté : il n’a pas encore de contrat.',
  ),
  framework_ceiling: of(
    'contracts',
    422,
    'The framework has less left of its ceiling.',
    'Le plafond de l’accord-cadre ne laisse pas autant.',
  ),
  framework_takes_no_entries: of(
    'contracts, ledger',
    409,
    'A framework has no turnover of its own: its call-offs have.',
    'Un accord-cadre n’a pas de chiffre d’affaires : ce sont ses marchés subséquents qui en ont.',
  ),
  already_reversed: of('ledger', 409, 'The entry is reversed already.', 'L’écriture est déjà contre-passée.'),
  is_a_reversal: of(
    'ledger',
    409,
    'A reversal is not reversed: post the entry again.',
    'Une contre-passation ne se contre-passe pas : saisissez l’écriture à nouveau.',
  ),
  reference_taken: of(
    'ledger, contracts',
    409,
    'There is an entry with this reference already.',
    'Une écriture porte déjà cette référence.',
  ),
  unbalanced: of(
    'ledger, contracts',
    422,
    'The split does not sum to the amount.',
    'La répartition ne fait pas le montant.',
  ),
  unknown_account: of(
    'ledger, contracts',
    422,
    'The split names a company that has no part in it.',
    'La répartition cite une entreprise qui n’en est pas.',
  ),
  total_out_of_range: of(
    'ledger, contracts, reports',
    422,
    'The total is beyond what can be counted.',
    'Le total dépasse ce qui peut être compté.',
  ),
  report_too_large: of(
    'reports',
    422,
    'The report has too many rows: ask for less.',
    'Le rapport a trop de lignes : demandez moins.',
  ),

  address_refused: of(
    'watches',
    400,
    'This address is not one that is read.',
    'Cette adresse n’est pas de celles qui sont lues.',
  ),
  folder_refused: of(
    'watches',
    400,
    'The folder is not below the watch folder.',
    'Le dossier n’est pas sous le dossier de veille.',
  ),
  company_search_unavailable: of(
    'organisations',
    503,
    'The company search of the State is off or does not answer.',
    'La recherche d’entreprises de l’État est coupée ou ne répond pas.',
  ),
  source_unavailable: of('watches', 503, 'The source does not answer.', 'La source ne répond pas.'),
  private_address: of(
    'webhooks',
    400,
    'Webhooks go to public addresses only.',
    'Les webhooks ne vont qu’à des adresses publiques.',
  ),
  sign_in: of('operations', 401, 'Sign in as an administrator.', 'Connectez-vous avec un compte d’administration.'),
  read_only: of(
    'operations',
    403,
    'The board shows queues and changes none.',
    'Le tableau montre les files et n’en change aucune.',
  ),
};

/** The codes that an operation of a tag answers with one of these statuses, general ones first. */
export const codesOf = (tag: string, statuses: readonly number[]): string[] =>
  Object.entries(ERROR_CODES)
    .filter(([, { status, tags }]) => statuses.includes(status) && (tags.length === 0 || tags.includes(tag)))
    .map(([code]) => code);
