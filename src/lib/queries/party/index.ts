export type * from './types';
export { looseOf, partyAnswer, type PartySource } from './party-answer';
export { partySql, withoutParty } from './party-sql';
