import { boysUpperAgeRule } from './boys-upper-age';
import { genderOfServiceRule } from './gender-of-service';
import { householdSizeRule } from './household-size';
import { maximumChildrenRule } from './maximum-children';
import { mentalHealthRule } from './mental-health';
import { minimumAgeRule } from './minimum-age';
import { mobilityRule } from './mobility';
import { moveInDateRule } from './move-in-date';
import { recourseToPublicFundsRule } from './recourse-to-public-funds';
import { relevantAccommodationRule } from './relevant-accommodation';
import { substanceUseRule } from './substance-use';
import { unsafeAreasRule } from './unsafe-areas';

/** Every rule, in the order of its number. A new rule is a file beside these and a line here. */
export const rules = [
  relevantAccommodationRule,
  genderOfServiceRule,
  minimumAgeRule,
  householdSizeRule,
  maximumChildrenRule,
  boysUpperAgeRule,
  mobilityRule,
  recourseToPublicFundsRule,
  substanceUseRule,
  mentalHealthRule,
  unsafeAreasRule,
  moveInDateRule,
] as const;

export type RuleCode = (typeof rules)[number]['code'];

/** The codes, in the same order: for the database and GraphQL. */
export const ruleCodes: readonly RuleCode[] = rules.map(({ code }) => code);
