import { enumOf } from '@app/graphql';
import { payableFields } from '../domain/accounts-payable';
import { applicationStatuses } from '../domain/applying';
import { conflictReasons, connectionNatures } from '../domain/conflicts';
import { decisionOutcomes } from '../domain/deciding';
import { votes } from '../domain/panel-outcome';
import { fundSettingNames, standings } from '../domain/settings';
import { itemCategories, routes, streams, type TransferReason, transferMoves } from '../domain/words';

export const FundStreamEnum = enumOf(
  streams,
  'FundStream',
  'What a grant is for: to leave, or to stay or settle.',
);
export const FundRouteEnum = enumOf(routes, 'FundRoute', 'By which of the two routes money was asked for.');
export const ItemCategoryEnum = enumOf(itemCategories, 'ItemCategory', 'What money may be asked for.');
export const FundSettingNameEnum = enumOf(fundSettingNames, 'FundSettingName', 'A setting of a fund.');
export const StandingEnum = enumOf(standings, 'FundSettingStanding', 'How sure we are of a setting.');
export const PayableFieldEnum = enumOf(
  payableFields,
  'PayableField',
  'What a column of the accounts-payable import holds.',
);
export const ApplicationStatusEnum = enumOf(
  applicationStatuses,
  'FundApplicationStatus',
  'Where an application stands. That it waits for funds is a field of its own.',
);
export const DecisionOutcomeEnum = enumOf(
  decisionOutcomes,
  'FundDecisionOutcome',
  'How an application was decided.',
);
export const VoteEnum = enumOf(votes, 'PanelVote', 'What a member says to the officer’s recommendation.');
export const ConnectionNatureEnum = enumOf(
  connectionNatures,
  'FundConnectionNature',
  'How somebody is tied to an organisation or a supplier.',
);
export const ConflictReasonEnum = enumOf(
  conflictReasons,
  'FundConflictReason',
  'Why somebody of the fund decides nothing of an application.',
);
export const MovementReasonEnum = enumOf(
  Object.keys(transferMoves) as TransferReason[],
  'FundMovementReason',
  'Why money moved within a budget.',
);
