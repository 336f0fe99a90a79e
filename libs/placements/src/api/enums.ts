import { enumOf } from '@app/graphql';
import { destinations, leavingReasons, sanctuaryEndReasons } from '../domain/leaving';
import { moveOnBlocks } from '../domain/moving-on';
import { sharedFactNames } from '../domain/shared-facts';
import { referralStatuses } from '../domain/standing';
import { ageGroups, characteristics, equalityAnswers, supportTypes } from '../domain/supported';
import { declineReasons, unableReasonCodes } from '../domain/unable-reasons';
import { holdEnds } from '../store/hold.entity';
import { placementOutcomes } from '../store/placement.entity';

export const HoldEndEnum = enumOf(holdEnds, 'HoldEnd', 'Why a hold ended before its time.');
export const ReferralStatusEnum = enumOf(
  referralStatuses,
  'ReferralStatus',
  'What was said of a referral. Whether it expired is a field of its own.',
);
export const DeclineReasonEnum = enumOf(
  declineReasons,
  'DeclineReason',
  'Why a provider cannot take a household: what it may choose.',
);
export const UnableReasonEnum = enumOf(
  unableReasonCodes,
  'UnableReason',
  'Why a household could not be supported.',
);
export const SharedFactNameEnum = enumOf(
  sharedFactNames,
  'SharedFactName',
  'A fact that a provider is told when a rule of the place uses it.',
);
export const PlacementOutcomeEnum = enumOf(
  placementOutcomes,
  'PlacementOutcome',
  'What became of a placement.',
);
export const LeavingReasonEnum = enumOf(leavingReasons, 'LeavingReason', 'Why a stay ended.');
export const DestinationEnum = enumOf(destinations, 'Destination', 'Where she went.');
export const EpisodeEndReasonEnum = enumOf(
  [...new Set([...leavingReasons, ...sanctuaryEndReasons])],
  'EpisodeEndReason',
  'Why an episode of support ended: a stay, or sanctuary.',
);
export const MoveOnBlockEnum = enumOf(
  moveOnBlocks,
  'MoveOnBlock',
  'What keeps a household that is ready to move on. Assumed.',
);
export const AgeGroupEnum = enumOf(ageGroups, 'AgeGroup', 'As what a person counts in the return.');
export const CharacteristicEnum = enumOf(
  characteristics,
  'Characteristic',
  'What is asked about equality. Age and gender say the rest. Partly assumed.',
);
export const EqualityAnswerEnum = enumOf(
  equalityAnswers,
  'EqualityAnswer',
  'What somebody answers about equality. Not asked is no answer, and is not "prefers not to say".',
);
export const SupportTypeEnum = enumOf(
  supportTypes,
  'SupportType',
  'Support given to a person (statutory guidance, section A4).',
);
