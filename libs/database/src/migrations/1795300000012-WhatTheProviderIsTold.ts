import { migration } from '../migration';

/**
 * How the place's own rules came out, kept with the referral for both its readers: never where they would not be safe,
 * nor a rule that protects a class of its own. Null: it was sent before this was kept.
 */
export const WhatTheProviderIsTold1795300000012 = migration(
  'WhatTheProviderIsTold1795300000012',
  () => `
alter table referral
  add column outcomes jsonb,
  add constraint referral_outcomes_tell_no_class check (jsonb_typeof(outcomes) = 'array' and not jsonb_path_exists(outcomes,
    '$[*] ? (@.rule == "UNSAFE_AREAS" || @.rule == "GENDER_OF_SERVICE" || @.rule == "RECOURSE_TO_PUBLIC_FUNDS" || @.rule == "RENT_COVER")'));
`,
);
