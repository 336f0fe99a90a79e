import { enumOf } from '@app/graphql';
import {
  byAndForGroups,
  faithDiets,
  genders,
  mobilities,
  petKinds,
  preferences,
  recourses,
  rentCovers,
  riskLevels,
  risksToOthers,
  riskTools,
  sensoryNeeds,
  stayNearReasons,
  substanceUses,
  supportLevels,
} from '@app/eligibility';
import { immigrationStatuses, transHistoryAnswers } from '../domain/access-classes';
import { closingReasons, outsidePlaces } from '../domain/closing';
import { whereabouts } from '../domain/membership';
import { groupNeeds } from '../domain/needs';
import { householdStatuses } from '../store/household.entity';

export const GenderEnum = enumOf(genders, 'Gender', 'As the person says it. Null is not asked.');
export const MobilityEnum = enumOf(mobilities, 'Mobility', 'What the building must allow, least first.');
export const SubstanceUseEnum = enumOf(
  substanceUses,
  'SubstanceUse',
  'Drug and alcohol use now, least first.',
);
export const SupportNeedEnum = enumOf(
  supportLevels,
  'SupportNeed',
  'How much support is needed, least first.',
);
export const RecourseEnum = enumOf(
  recourses,
  'Recourse',
  'Whether there is recourse to public funds; never why.',
);
export const HouseholdStatusEnum = enumOf(
  householdStatuses,
  'HouseholdStatus',
  'Whether a place is still looked for.',
);
export const SensoryNeedEnum = enumOf(
  sensoryNeeds,
  'SensoryNeed',
  'What is needed to see, hear and be understood.',
);
export const PetKindEnum = enumOf(petKinds, 'PetKind', 'Kinds of pet. ASSISTANCE animals exclude nobody.');
export const RiskToHouseholdEnum = enumOf(
  riskLevels,
  'RiskToHousehold',
  'The risk a household is at, least first.',
);
export const RiskToolEnum = enumOf(riskTools, 'RiskTool', 'How a risk was assessed.');
export const RiskToOthersEnum = enumOf(risksToOthers, 'RiskToOthers', 'A risk that someone is to others.');
export const GroupNeedEnum = enumOf(
  groupNeeds,
  'GroupNeed',
  'How much a service run by and for one’s own group matters.',
);
export const OwnGroupEnum = enumOf(byAndForGroups, 'OwnGroup', 'Whom a service should be run by and for.');
export const FaithDietNeedEnum = enumOf(
  faithDiets,
  'FaithDietNeed',
  'What faith or diet a place should have room for.',
);
export const StayNearReasonEnum = enumOf(stayNearReasons, 'StayNearReason', 'Why an area must stay near.');
export const RentCoverEnum = enumOf(rentCovers, 'RentCover', 'What would pay the rent; never why.');
export const PreferenceEnum = enumOf(preferences, 'Preference', 'What a household may mark as flexible.');
export const WhereaboutsEnum = enumOf(
  whereabouts,
  'Whereabouts',
  'HERE: in the household. JOINING: from a day that is known. ELSEWHERE: away, until a day or for ever.',
);
export const ClosingReasonEnum = enumOf(
  closingReasons,
  'ClosingReason',
  'Why no place is looked for any more.',
);
export const OutsidePlaceEnum = enumOf(
  outsidePlaces,
  'OutsidePlace',
  'What kind of place was found outside Hearth.',
);
export const ImmigrationStatusEnum = enumOf(
  immigrationStatuses,
  'ImmigrationStatus',
  'UNKNOWN is not yet checked. Blocks nothing: rules read recourse to public funds only.',
);
export const TransHistoryAnswerEnum = enumOf(
  transHistoryAnswers,
  'TransHistoryAnswer',
  'What somebody chose to say.',
);
