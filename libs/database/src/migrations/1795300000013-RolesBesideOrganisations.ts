import { migration } from '../migration';

/**
 * An organisation may do more than one thing: a council places households and decides on the fund, a refuge refers
 * as well as receives. Being of the organisation is not enough to read about a household: the role must be one that
 * the record is for. These policies only restrict; the others still decide which rows (product section 1).
 */
export const RolesBesideOrganisations1795300000013 = migration(
  'RolesBesideOrganisations1795300000013',
  ({ app }) => {
    const places = '(select actor_places_households())';
    const provides = `(select actor_has('PROVIDER_WORKER', 'ON_CALL_WORKER', 'PROVIDER_MANAGER'))`;
    const own = '(select actor_organisation())';
    const restrict = (tables: readonly string[], to: string): string =>
      tables
        .map(
          (table) =>
            `create policy read_by_role on ${table} as restrictive to ${app} using (${to}) with check (${to});`,
        )
        .join('\n');
    return `
${restrict(
  [
    'case_holder',
    'household',
    'household_answer',
    'household_closing',
    'household_link',
    'household_membership',
    'household_person',
    'household_unsafe_area',
    'search',
    'search_match',
    'spoken_code',
    'unchecked_safety',
  ],
  places,
)}
${restrict(['entry_rules', 'episode', 'episode_occupancy', 'referral_decline', 'rule_override_reason', 'service_district', 'unit', 'unit_void'], provides)}
${restrict(
  ['hold', 'placement', 'referral', 'referral_question', 'rule_override'],
  `(organisation_id = ${own} and ${places}) or (provider_id = ${own} and ${provides})`,
)}
${restrict(['vacancy', 'vacancy_facts'], `(status <> 'DRAFT' and ${places}) or (provider_id = ${own} and ${provides})`)}
`;
  },
);
