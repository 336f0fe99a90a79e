import { enumOf } from '@app/graphql';
import { notPayableCodes } from '../domain/payable';
import {
  alertReasons,
  checkedHows,
  directions,
  modulusResults,
  paymentFormats,
  paymentStatuses,
  returnDecisions,
  returnReasons,
  runStatuses,
  suspenseReasons,
} from '../domain/payment-words';
import { payeeBlocks, payeeKinds } from '../domain/words';

export const PayeeKindEnum = enumOf(payeeKinds, 'PayeeKind', 'Whom the fund pays.');
export const PayeeBlockEnum = enumOf(payeeBlocks, 'PayeeBlock', 'Why nothing is paid to a payee.');
export const RunStatusEnum = enumOf(runStatuses, 'PaymentRunStatus', 'Where a payment run stands.');
export const PaymentStatusEnum = enumOf(paymentStatuses, 'PaymentStatus', 'Where one payment stands.');
export const PaymentFormatEnum = enumOf(paymentFormats, 'PaymentFormat', 'What a payment run is written as.');
export const ModulusResultEnum = enumOf(
  modulusResults,
  'ModulusResult',
  'Whether an account number can be at its sort code. It proves no more than that.',
);
export const CheckedHowEnum = enumOf(checkedHows, 'CheckedHow', 'How somebody else made sure of an account.');
export const ReturnReasonEnum = enumOf(returnReasons, 'ReturnReason', 'Why a bank sent a payment back.');
export const ReturnDecisionEnum = enumOf(
  returnDecisions,
  'ReturnDecision',
  'What is to happen with a payment that came back.',
);
export const SuspenseReasonEnum = enumOf(
  suspenseReasons,
  'SuspenseReason',
  'Why a line of a statement was taken for no payment.',
);
export const DirectionEnum = enumOf(directions, 'MoneyDirection', 'Which way the money went.');
export const AlertReasonEnum = enumOf(alertReasons, 'AlertReason', 'What a safeguarding alert is about.');
export const NotPayableEnum = enumOf(notPayableCodes, 'NotPayable', 'What keeps a line from being paid.');
