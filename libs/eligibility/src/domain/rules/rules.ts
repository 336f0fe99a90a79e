import { adultDependantsRule } from './adult-dependants';
import { boysUpperAgeRule } from './boys-upper-age';
import { byAndForRule } from './by-and-for';
import { careNeedsRule } from './care-needs';
import { faithAndDietRule } from './faith-and-diet';
import { genderOfServiceRule } from './gender-of-service';
import { houseRulesRule } from './house-rules';
import { householdSizeRule } from './household-size';
import { languageRule } from './language';
import { lengthOfStayRule } from './length-of-stay';
import { maximumChildrenRule } from './maximum-children';
import { mentalHealthRule } from './mental-health';
import { minimumAgeRule } from './minimum-age';
import { mobilityRule } from './mobility';
import { moveInDateRule } from './move-in-date';
import { outOfAreaRule } from './out-of-area';
import { petsRule } from './pets';
import { pregnancyRule } from './pregnancy';
import { recourseToPublicFundsRule } from './recourse-to-public-funds';
import { referralRouteRule } from './referral-route';
import { relevantAccommodationRule } from './relevant-accommodation';
import { rentCoverRule } from './rent-cover';
import { riskLevelRule } from './risk-level';
import { riskToOthersRule } from './risk-to-others';
import { securityRule } from './security';
import { sensoryNeedsRule } from './sensory-needs';
import { sharingRule } from './sharing';
import { staffingRule } from './staffing';
import { stayNearRule } from './stay-near';
import { substanceUseRule } from './substance-use';
import { unsafeAreasRule } from './unsafe-areas';

/**
 * Every rule of the verdict, in the order of its number. A new rule is a file beside these and a line here. Number
 * 31 is `linkToResident`, which no verdict reads.
 */
export const rules = [
  relevantAccommodationRule,
  genderOfServiceRule,
  minimumAgeRule,
  householdSizeRule,
  maximumChildrenRule,
  boysUpperAgeRule,
  adultDependantsRule,
  mobilityRule,
  sensoryNeedsRule,
  petsRule,
  recourseToPublicFundsRule,
  rentCoverRule,
  substanceUseRule,
  mentalHealthRule,
  riskToOthersRule,
  careNeedsRule,
  languageRule,
  byAndForRule,
  faithAndDietRule,
  unsafeAreasRule,
  outOfAreaRule,
  stayNearRule,
  staffingRule,
  securityRule,
  riskLevelRule,
  referralRouteRule,
  moveInDateRule,
  lengthOfStayRule,
  sharingRule,
  pregnancyRule,
  houseRulesRule,
] as const;

export type RuleCode = (typeof rules)[number]['code'];

/** The codes, in the same order: for the database and GraphQL. */
export const ruleCodes: readonly RuleCode[] = rules.map(({ code }) => code);
