import { migration } from '../migration';

/** What a provider's own people looked at; with those of others, the same list as `lookingActs` of the lib audit. */
const byOwn = `('REFUGE_LOCATION_REVEALED', 'SANCTUARY_LOCATION_REVEALED', 'REFERRALS_EXPORTED', 'STAYS_EXPORTED')`;
/** What others looked at of a provider: what it asks a fund for. */
const byOthers = `('QUOTE_OPENED', 'FUND_APPLICATION_REASON_READ')`;

/** A provider sees who looked at its records: who of its own people by name, anybody else by organisation. */
export const WhoLooked1795300000046 = migration('WhoLooked1795300000046', ({ app }) => {
  const manager = `(select actor_has('PROVIDER_MANAGER'))`;
  const own = '(select actor_organisation())';
  return `
create policy of_looking_read_by_whose_record_it_is on audit_entry for select to ${app} using (
  ${manager} and not refused and subject_kind <> 'household'
  and (action in ${byOwn} and organisation_id = ${own} or action in ${byOthers} and about_organisation_id = ${own}));
create index audit_entry_of_looking_by_own on audit_entry (organisation_id, at) where action in ${byOwn};
create index audit_entry_of_looking_by_others on audit_entry (about_organisation_id, at) where action in ${byOthers};
create policy known_to_their_manager on person for select to ${app} using (
  ${manager} and id in (select m.person_id from membership m where m.organisation_id = ${own}));
`;
});
