import { migration } from '../migration';

/**
 * What a line of an application is for is read by officers, panel and finance, unsealed: no full postcode, telephone number
 * or email address stands in it (`tellsContact` of the kernel says so kindly).
 */
export const WhatIsAskedForNamesNoPlace1795300000052 = migration(
  'WhatIsAskedForNamesNoPlace1795300000052',
  () => `
alter table fund_application_line add constraint fund_application_line_what_tells_no_place check (
  what !~* '\\m[a-z]{1,2}[0-9][a-z0-9]? ?[0-9][a-z]{2}\\M'
  and what !~ '([0-9][[:space:]().+-]*){9,}' and what !~ '[^[:space:]]@[^[:space:]]') not valid;
`,
);
