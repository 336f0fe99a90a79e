import { enumOf } from '@app/graphql';
import {
  accommodationTypes,
  admissionPolicies,
  answers,
  byAndForGroups,
  entryRuleLevels,
  faithDiets,
  genderPolicies,
  ownerTypes,
  petPolicies,
  referralRoutes,
  riskLevels,
  securities,
  staffings,
  substancePolicies,
  supportLevels,
} from '@app/eligibility';
import { qualitySchemes, qualityStatuses } from '../domain/quality';

export const AccommodationTypeEnum = enumOf(
  accommodationTypes,
  'AccommodationType',
  'The six types of safe accommodation (statutory guidance). Users say "move-on" for SECOND_STAGE.',
);
export const OwnerTypeEnum = enumOf(ownerTypes, 'OwnerType', 'Who owns or manages the building.');
export const GenderPolicyEnum = enumOf(genderPolicies, 'GenderPolicy', 'Whom a service takes.');
export const AnswerEnum = enumOf(
  answers,
  'Answer',
  'A provider’s yes, no, or perhaps (CONSIDER: ask first).',
);
export const SubstancePolicyEnum = enumOf(
  substancePolicies,
  'SubstancePolicy',
  'What drug or alcohol use a service takes, strictest first.',
);
export const SupportLevelEnum = enumOf(supportLevels, 'SupportLevel', 'How much support, least first.');
export const EntryRuleLevelEnum = enumOf(
  entryRuleLevels,
  'EntryRuleLevel',
  'Where entry rules are set; a lower level only narrows.',
);
export const PetPolicyEnum = enumOf(
  petPolicies,
  'PetPolicy',
  'Which pets a service takes. An assistance animal is never refused, whatever is said here.',
);
export const RiskTakenEnum = enumOf(
  riskLevels,
  'RiskTaken',
  'Up to which risk of further abuse, lowest first.',
);
export const ReferralRouteEnum = enumOf(
  referralRoutes,
  'ReferralRoute',
  'Who may refer: she herself, an agency, or Compass.',
);
export const StaffingEnum = enumOf(staffings, 'Staffing', 'When staff are there.');
export const SecurityEnum = enumOf(securities, 'Security', 'What keeps a service secure.');
export const GroupServedEnum = enumOf(byAndForGroups, 'GroupServed', 'Whom a service is run by and for.');
export const FaithDietProvidedEnum = enumOf(
  faithDiets,
  'FaithDietProvided',
  'Faith and diet a service provides for.',
);
export const AdmissionPolicyKindEnum = enumOf(
  admissionPolicies,
  'AdmissionPolicyKind',
  'How a service admits trans people: case by case, inclusively, or one sex only.',
);
export const QualitySchemeEnum = enumOf(
  qualitySchemes,
  'QualityScheme',
  'Quality standards by which support is given.',
);
export const QualityStatusEnum = enumOf(
  qualityStatuses,
  'QualityStatus',
  'How far a service is with a quality scheme.',
);
