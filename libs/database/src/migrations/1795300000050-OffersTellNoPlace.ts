import { migration } from '../migration';

/**
 * The note of an offer is read by everybody who looks for a place: no full postcode, telephone number or email address
 * stands in it, whoever writes it (`tellsContact` of the kernel says so kindly).
 */
export const OffersTellNoPlace1795300000050 = migration(
  'OffersTellNoPlace1795300000050',
  () => `
alter table vacancy add constraint vacancy_note_tells_no_place check (
  note !~* '\\m[a-z]{1,2}[0-9][a-z0-9]? ?[0-9][a-z]{2}\\M'
  and note !~ '([0-9][[:space:]().+-]*){9,}' and note !~ '[^[:space:]]@[^[:space:]]') not valid;
`,
);
