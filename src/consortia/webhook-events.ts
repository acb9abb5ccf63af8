import type { Event } from './life/commands.domain.ts';

/** What systems are told of consortia by webhook, by the type of the message; each happens once the change is kept. */
export const WEBHOOK_EVENTS: Readonly<
  Record<`consortium.${Event['type'] | 'formed' | 'lots_withdrawn' | 'deadline_moved'}`, string>
> = {
  'consortium.formed': 'A consortium was formed',
  'consortium.invited': 'Its members were invited',
  'consortium.accepted': 'A member accepted its seat',
  'consortium.declined': 'A member declined its seat',
  'consortium.countered': 'A member asked for another share',
  'consortium.expired': 'An invitation was not answered in time',
  'consortium.excluded': 'A member was excluded',
  'consortium.recomposition_opened': 'A search for a replacement began',
  'consortium.recomposed': 'The group goes on with other members',
  'consortium.rearranged': 'Roles, shares or work were shared out anew',
  'consortium.impasse_found': 'No consortium can be formed any more',
  'consortium.terms_changed': 'The terms of seats changed; those for whom they got worse are asked again',
  'consortium.agreed': 'All members have accepted',
  'consortium.made_ready': 'The bid is ready to be handed in',
  'consortium.submitted': 'The bid was handed in',
  'consortium.awarded': 'The bid won',
  'consortium.lost': 'The bid lost',
  'consortium.called_up': 'The buyer called up the bid after another one fell away',
  'consortium.confirmed': 'All members stand by the bid that was called up',
  'consortium.annulled': 'The procedure ended without a contract',
  'consortium.dissolved': 'The consortium was dissolved',
  'consortium.lots_withdrawn': 'The buyer withdrew lots that the group bids for',
  'consortium.deadline_moved': 'The buyer moved a deadline',
};
